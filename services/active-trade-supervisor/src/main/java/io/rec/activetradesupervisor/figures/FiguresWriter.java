package io.rec.activetradesupervisor.figures;

import io.micronaut.serde.ObjectMapper;
import io.rec.domain.strikes.FreshnessLimits;
import io.rec.platform.events.Announcements;
import io.rec.platform.lease.Fence;
import io.rec.platform.lease.FenceLost;
import io.rec.platform.lease.Lease;
import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores the figures behind the passes, each second, and tells on a channel that they are new.
 * Nobody who decides waits for it.
 */
@Singleton
public final class FiguresWriter {

  /** Told after each write: how many trades, and when. */
  public static final String CHANNEL = "recio_active_trades";

  private static final Logger LOG = LoggerFactory.getLogger(FiguresWriter.class);
  private static final Duration PERIOD = Duration.ofSeconds(1);

  private final ShownTrades shown;
  private final FiguresRows rows;
  private final Lease lease;
  private final Announcements announcements;
  private final ObjectMapper json;
  private final Clock clock;
  private final RoleLoop loop;

  FiguresWriter(
      ShownTrades shown,
      FiguresRows rows,
      Lease lease,
      Announcements announcements,
      ObjectMapper json,
      Loops loops,
      Clock clock) {
    this.shown = shown;
    this.rows = rows;
    this.lease = lease;
    this.announcements = announcements;
    this.json = json;
    this.clock = clock;
    this.loop = new RoleLoop(loops, "figures", PERIOD, this::write);
  }

  public void start() {
    loop.start();
  }

  /** Stops, and stores what the last pass saw. */
  public void finish() throws SQLException, IOException {
    loop.stop();
    write();
  }

  private void write() throws SQLException, IOException {
    Optional<Fence> fence = lease.fence();
    if (fence.isEmpty() || !shown.isJudged()) {
      return;
    }
    List<FiguresDocument> figures = shown.documents(FreshnessLimits.DEFAULT, clock.instant());
    try {
      rows.replace(fence.get(), figures);
    } catch (FenceLost other) {
      LOG.info("the figures are somebody else's to store: {}", other.getMessage());
      return;
    }
    Map<String, Object> news = new LinkedHashMap<>();
    news.put("count", figures.size());
    news.put("timestamp", shown.at().toString());
    announcements.announce(CHANNEL, json.writeValueAsString(news));
  }
}
