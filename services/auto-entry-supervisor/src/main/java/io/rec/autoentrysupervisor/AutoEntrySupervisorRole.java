package io.rec.autoentrysupervisor;

import static io.rec.platform.role.Step.logged;
import static io.rec.platform.role.Step.step;

import io.micronaut.serde.ObjectMapper;
import io.rec.autoentrysupervisor.books.LatestBooks;
import io.rec.autoentrysupervisor.entry.Entries;
import io.rec.autoentrysupervisor.entry.SymbolState;
import io.rec.autoentrysupervisor.record.IndicatorDocument;
import io.rec.autoentrysupervisor.record.Recorder;
import io.rec.autoentrysupervisor.record.StateRows;
import io.rec.autoentrysupervisor.signal.Entrance;
import io.rec.autoentrysupervisor.suspension.CriticalFailures;
import io.rec.domain.entry.EntryStatus;
import io.rec.platform.control.TradingControls;
import io.rec.platform.lease.Lease;
import io.rec.platform.live.LiveMarkets;
import io.rec.platform.persistence.ComponentState;
import io.rec.platform.persistence.Database;
import io.rec.platform.role.NotYet;
import io.rec.platform.role.Reason;
import io.rec.platform.role.Role;
import io.rec.platform.role.Step;
import io.rec.platform.settings.TradeSettings;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The auto entry supervisor between its first and its last step. */
@Singleton
final class AutoEntrySupervisorRole implements Role {

  private static final Logger LOG = LoggerFactory.getLogger(AutoEntrySupervisorRole.class);
  private static final Duration LAST_ANSWERS = Duration.ofSeconds(3);

  private final Database database;
  private final LiveMarkets markets;
  private final TradeSettings settings;
  private final LatestBooks books;
  private final Entries entries;
  private final Entrance entrance;
  private final StateRows states;
  private final Recorder recorder;
  private final CriticalFailures failures;
  private final TradingControls controls;
  private final Lease lease;
  private final ComponentState state;
  private final ObjectMapper json;
  private final Clock clock;

  AutoEntrySupervisorRole(
      Database database,
      LiveMarkets markets,
      TradeSettings settings,
      LatestBooks books,
      Entries entries,
      Entrance entrance,
      StateRows states,
      Recorder recorder,
      CriticalFailures failures,
      TradingControls controls,
      Lease lease,
      ComponentState state,
      ObjectMapper json,
      Clock clock) {
    this.database = database;
    this.markets = markets;
    this.settings = settings;
    this.books = books;
    this.entries = entries;
    this.entrance = entrance;
    this.states = states;
    this.recorder = recorder;
    this.failures = failures;
    this.controls = controls;
    this.lease = lease;
    this.state = state;
    this.json = json;
    this.clock = clock;
  }

  @Override
  public List<Step> start() {
    return List.of(
        step("Initialize PostgreSQL connection", database::open),
        step("Load momentum data", this::loadMomentum),
        step("Start monitoring loop", this::monitor),
        step("Initialize trade signals", recorder::start),
        step("Start auto-entry logic", this::begin));
  }

  @Override
  public List<Step> stop() {
    return List.of(
        step("Save current state", this::save),
        step("Close database connections", database::close),
        step("Log final status", this::logStatus),
        logged("Complete shutdown"));
  }

  @Override
  public Map<String, Object> healthDetails() {
    List<SymbolState> now = entries.states();
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("monitoring_thread_alive", !now.isEmpty());
    details.put(
        "auto_entry_enabled", now.stream().anyMatch(s -> s.status() != EntryStatus.DISABLED));
    details.put("scanning_active", now.stream().anyMatch(s -> s.status() == EntryStatus.ACTIVE));
    details.put("spike_alert_active", now.stream().anyMatch(s -> s.spike().isActive()));
    now.stream()
        .filter(s -> s.momentum().isPresent())
        .findFirst()
        .ifPresent(s -> details.put("current_momentum", s.momentum().getAsDouble()));
    now.stream()
        .findFirst()
        .ifPresent(
            first -> {
              details.put("auto_entry_status", first.status().name());
              details.put("auto_entry_reason", first.reason());
              details.put("last_pass_at", first.at().toString());
            });
    details.put("entry_suspended", !books.books().suspensions().isEmpty());
    details.put("settings_version", books.books().settingsVersion());
    details.put("lease", lease.details());
    return details;
  }

  /** The prices, and the spike alerts as they were left. */
  private void loadMomentum() throws SQLException, IOException {
    markets.readSilent();
    for (String symbol : markets.symbols()) {
      entries.restore(symbol, states.spike(symbol, clock.instant()));
    }
    LOG.atInfo()
        .addKeyValue(
            "symbols_with_price",
            markets.symbols().stream().filter(s -> markets.tick(s).isPresent()).count())
        .log("momentum data loaded");
  }

  private void monitor() throws SQLException {
    settings.start();
    books.start();
    markets.start();
  }

  /** Waits for the limits: without them the decision would be DISABLED for a reason nobody sees. */
  private void begin() throws NotYet {
    if (controls.current().isEmpty()) {
      throw new NotYet("risk limits", Reason.MANIFEST_MISSING, controls.complaint());
    }
    failures.start();
    entries.start();
    lease.start();
  }

  /** The lease goes last, when nothing is left that its next holder could meet. */
  private void save() throws SQLException, IOException, InterruptedException {
    failures.stop();
    entries.stop();
    entrance.finish(LAST_ANSWERS);
    markets.stop();
    recorder.finish();
    books.stop();
    settings.stop();
    state.save(
        "auto-entry",
        json.writeValueAsString(
            Map.of("symbols", entries.states().stream().map(IndicatorDocument::of).toList())));
    lease.release();
  }

  private void logStatus() {
    for (SymbolState last : entries.states()) {
      LOG.atInfo()
          .addKeyValue("symbol", last.symbol())
          .addKeyValue("status", last.status())
          .addKeyValue("reason", last.reason())
          .log("final status");
    }
  }
}
