package io.rec.autoentrysupervisor.record;

import io.micronaut.serde.ObjectMapper;
import io.rec.autoentrysupervisor.books.LatestBooks;
import io.rec.autoentrysupervisor.entry.Entries;
import io.rec.autoentrysupervisor.entry.SymbolState;
import io.rec.domain.spike.SpikeAlert;
import io.rec.platform.alert.Alert;
import io.rec.platform.alert.Alerts;
import io.rec.platform.events.Announcements;
import io.rec.platform.events.Outbox;
import io.rec.platform.lease.Fence;
import io.rec.platform.lease.FenceLost;
import io.rec.platform.lease.Lease;
import io.rec.platform.live.LiveMarkets;
import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import io.rec.platform.persistence.Database;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores states and watchlists behind the passes. A change of the status is a fact; the countdown
 * of a spike alert is only announced.
 */
@Singleton
public final class Recorder {

  /** The indicator of a symbol, each second. */
  public static final String CHANNEL = "recio_auto_entry";

  private static final String SPIKE = "spike_alert";
  private static final String SUSPENDED = "entries_suspended";
  private static final String TOPIC = "auto_entry_indicator_change";
  private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);
  private static final Duration PERIOD = Duration.ofSeconds(1);

  private final Entries entries;
  private final LatestBooks books;
  private final StateRows states;
  private final WatchlistRows watchlists;
  private final LiveMarkets markets;
  private final Lease lease;
  private final Database database;
  private final Outbox outbox;
  private final Announcements announcements;
  private final Alerts alerts;
  private final ObjectMapper json;
  private final RoleLoop loop;

  /** The status, reason and spike of each symbol that was stated last; the loop's own. */
  private final Map<String, String> stated = new HashMap<>();

  Recorder(
      Entries entries,
      LatestBooks books,
      StateRows states,
      WatchlistRows watchlists,
      LiveMarkets markets,
      Lease lease,
      Database database,
      Outbox outbox,
      Announcements announcements,
      Alerts alerts,
      ObjectMapper json,
      Loops loops) {
    this.entries = entries;
    this.books = books;
    this.states = states;
    this.watchlists = watchlists;
    this.markets = markets;
    this.lease = lease;
    this.database = database;
    this.outbox = outbox;
    this.announcements = announcements;
    this.alerts = alerts;
    this.json = json;
    this.loop = new RoleLoop(loops, "entry-record", PERIOD, this::write);
  }

  public void start() throws SQLException {
    for (String symbol : markets.symbols()) {
      watchlists.prepare(symbol);
    }
    entries.follow(loop::wake);
    loop.start();
  }

  /** Stops, and stores what the last passes saw. */
  public void finish() throws SQLException, IOException {
    loop.stop();
    write();
  }

  private void write() throws SQLException, IOException {
    Optional<Fence> fence = lease.fence();
    if (fence.isEmpty()) {
      stated.clear();
      return;
    }
    try {
      for (SymbolState state : entries.states()) {
        write(fence.get(), state);
      }
      alertSuspension();
    } catch (FenceLost other) {
      LOG.info("the states are somebody else's to store: {}", other.getMessage());
    }
  }

  private void write(Fence fence, SymbolState state) throws SQLException, IOException {
    String indicator = json.writeValueAsString(IndicatorDocument.of(state));
    String verdict = "%s %s %s".formatted(state.status(), state.reason(), state.spike().isActive());
    boolean news = !verdict.equals(stated.get(state.symbol()));
    database.transaction(
        connection -> {
          fence.require(connection);
          states.write(connection, state);
          watchlists.replace(connection, state);
          if (news) {
            outbox.append(connection, TOPIC, state.symbol(), indicator);
          }
          return true;
        });
    stated.put(state.symbol(), verdict);
    alertSpike(state);
    announcements.announce(CHANNEL, indicator);
  }

  private void alertSpike(SymbolState state) throws SQLException {
    String about = "symbol:" + state.symbol();
    if (state.spike() instanceof SpikeAlert.Active spike) {
      alerts.raise(
          Alert.warning(
              SPIKE,
              about,
              "momentum of %s was %s percent at %s: entries wait until it is calm"
                  .formatted(state.symbol(), spike.momentum(), spike.since())));
    } else {
      alerts.clear(SPIKE, about);
    }
  }

  /** Of the whole service: the symbols' own books may be a pass older than each other's. */
  private void alertSuspension() throws SQLException {
    Optional<String> failure = books.books().criticalFailure();
    if (failure.isPresent()) {
      alerts.raise(
          Alert.critical(SUSPENDED, "entries", "entries are switched off: " + failure.get()));
    } else {
      alerts.clear(SUSPENDED, "entries");
    }
  }
}
