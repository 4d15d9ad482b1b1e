package io.rec.mainapp.gateway.signals;

import io.micronaut.http.HttpStatus;
import io.rec.mainapp.gateway.market.Prices;
import io.rec.platform.http.ProblemException;
import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Has each symbol looked at every five minutes without anybody asking. Of several gateways each
 * asks the same about the same candles, which the analysis service answers once.
 */
@Singleton
public final class AnalysisSchedule {

  static final Duration EVERY = Duration.ofMinutes(5);

  private static final Logger LOG = LoggerFactory.getLogger(AnalysisSchedule.class);
  private static final Duration LOOK = Duration.ofSeconds(15);

  private final Prices prices;
  private final AnalysisWatch watch;
  private final AnalysisDesk desk;
  private final Clock clock;
  private final RoleLoop loop;

  /** The begin of the five minutes in which each symbol was last looked at; the loop's alone. */
  private final Map<String, Instant> looked = new HashMap<>();

  AnalysisSchedule(
      Prices prices, AnalysisWatch watch, AnalysisDesk desk, Loops loops, Clock clock) {
    this.prices = prices;
    this.watch = watch;
    this.desk = desk;
    this.clock = clock;
    this.loop = new RoleLoop(loops, "analyses", LOOK, this::look);
  }

  public void start() {
    loop.start();
  }

  public void stop() {
    loop.stop();
  }

  /** A service that is away is asked by its watch alone. */
  void look() throws SQLException, InterruptedException {
    if (!watch.answers()) {
      return;
    }
    Instant turn = turn(clock.instant());
    for (String symbol : prices.symbols()) {
      if (!turn.equals(looked.get(symbol)) && ask(symbol, turn)) {
        looked.put(symbol, turn);
      }
    }
  }

  private static Instant turn(Instant now) {
    long seconds = now.getEpochSecond();
    return Instant.ofEpochSecond(seconds - seconds % EVERY.toSeconds());
  }

  /** False if it is to be tried again in the next look. */
  private boolean ask(String symbol, Instant turn) throws SQLException, InterruptedException {
    try {
      desk.ask(
          AnalysisDesk.Asker.SCHEDULE,
          symbol,
          "schedule-%s-%d".formatted(symbol, turn.getEpochSecond()));
      return true;
    } catch (ProblemException refused) {
      boolean later = refused.status() == HttpStatus.SERVICE_UNAVAILABLE;
      LOG.atLevel(later ? Level.DEBUG : Level.WARN)
          .log("{} was not analysed: {}", symbol, refused.detail());
      return !later;
    }
  }
}
