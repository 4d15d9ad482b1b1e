package io.rec.activetradesupervisor;

import static io.rec.platform.role.Step.logged;
import static io.rec.platform.role.Step.step;

import io.micronaut.serde.ObjectMapper;
import io.rec.activetradesupervisor.book.TradeBook;
import io.rec.activetradesupervisor.closing.Closer;
import io.rec.activetradesupervisor.figures.FarQuotes;
import io.rec.activetradesupervisor.figures.FiguresDocument;
import io.rec.activetradesupervisor.figures.FiguresWriter;
import io.rec.activetradesupervisor.figures.ShownTrades;
import io.rec.activetradesupervisor.watch.Checks;
import io.rec.activetradesupervisor.watch.Emergencies;
import io.rec.activetradesupervisor.watch.Supervision;
import io.rec.domain.strikes.FreshnessLimits;
import io.rec.platform.alert.Alerts;
import io.rec.platform.control.TradingControls;
import io.rec.platform.lease.Lease;
import io.rec.platform.live.LiveMarkets;
import io.rec.platform.persistence.ComponentState;
import io.rec.platform.persistence.Database;
import io.rec.platform.role.NotYet;
import io.rec.platform.role.Reason;
import io.rec.platform.role.Role;
import io.rec.platform.role.Step;
import io.rec.platform.settings.AutoTradeSettings;
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

/** The supervisor of active trades between its first and its last step. */
@Singleton
final class ActiveTradeSupervisorRole implements Role {

  private static final Logger LOG = LoggerFactory.getLogger(ActiveTradeSupervisorRole.class);
  private static final Duration LAST_ANSWERS = Duration.ofSeconds(3);

  private final Database database;
  private final TradeBook book;
  private final TradeSettings settings;
  private final TradingControls controls;
  private final Supervision supervision;
  private final ShownTrades shown;
  private final FiguresWriter writer;
  private final Closer closer;
  private final LiveMarkets markets;
  private final FarQuotes farQuotes;
  private final Checks checks;
  private final Emergencies emergencies;
  private final Alerts alerts;
  private final Lease lease;
  private final ComponentState state;
  private final ObjectMapper json;
  private final Clock clock;

  ActiveTradeSupervisorRole(
      Database database,
      TradeBook book,
      TradeSettings settings,
      TradingControls controls,
      Supervision supervision,
      ShownTrades shown,
      FiguresWriter writer,
      Closer closer,
      LiveMarkets markets,
      FarQuotes farQuotes,
      Checks checks,
      Emergencies emergencies,
      Alerts alerts,
      Lease lease,
      ComponentState state,
      ObjectMapper json,
      Clock clock) {
    this.database = database;
    this.book = book;
    this.settings = settings;
    this.controls = controls;
    this.supervision = supervision;
    this.shown = shown;
    this.writer = writer;
    this.closer = closer;
    this.markets = markets;
    this.farQuotes = farQuotes;
    this.checks = checks;
    this.emergencies = emergencies;
    this.alerts = alerts;
    this.lease = lease;
    this.state = state;
    this.json = json;
    this.clock = clock;
  }

  @Override
  public List<Step> start() {
    return List.of(
        step("Load active trades from database", this::load),
        step("Initialize risk management rules", this::readRules),
        step("Start monitoring loop", this::monitor),
        step("Connect to PostgreSQL price feeds", this::connect),
        step("Initialize alert system", this::watch));
  }

  @Override
  public List<Step> stop() {
    return List.of(
        step("Save current monitoring state", this::save),
        step("Close database connections", database::close),
        step("Log final positions", this::logPositions),
        logged("Complete shutdown"));
  }

  @Override
  public Map<String, Object> healthDetails() {
    List<FiguresDocument> figures = figures();
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("supervised_trades", figures.size());
    details.put("stale_trades", figures.stream().filter(FiguresDocument::stale).count());
    details.put(
        "verifying_trades",
        figures.stream()
            .filter(trade -> trade.watch() != null && trade.watch().state().equals("verifying"))
            .count());
    details.put("passes", shown.passes());
    details.put("last_pass_at", shown.at().toString());
    details.put("settings_version", settings.current().map(AutoTradeSettings::version).orElse(0));
    details.put("auto_stop", settings.current().map(AutoTradeSettings::autoStop).orElse(false));
    details.put("kill_switch", book.killSwitch().word());
    details.put("emergency_policy", emergencies.policy().word());
    details.put("open_alerts", alerts.open().size());
    details.put("lease", lease.details());
    return details;
  }

  private void load() throws NotYet, SQLException {
    database.open();
    book.read();
    LOG.atInfo().addKeyValue("active_trades", book.trades().size()).log("active trades loaded");
  }

  /** Rules are never guessed: without settings or without a policy nothing starts. */
  private void readRules() throws NotYet, SQLException {
    if (controls.current().isEmpty()) {
      throw new NotYet("risk rules", Reason.MANIFEST_MISSING, controls.complaint());
    }
    settings.start();
    AutoTradeSettings rules =
        settings
            .current()
            .orElseThrow(
                () ->
                    new NotYet(
                        "risk rules",
                        Reason.STARTING_UP,
                        "users.auto_trade_settings has no row for this user"));
    LOG.atInfo()
        .addKeyValue("auto_stop", rules.autoStop())
        .addKeyValue("settings_version", rules.version())
        .addKeyValue("emergency_policy", emergencies.policy().word())
        .log("risk rules read");
  }

  private void monitor() {
    lease.start();
    book.start();
    supervision.start();
    writer.start();
  }

  private void connect() throws SQLException {
    markets.start();
    farQuotes.start();
  }

  private void watch() {
    checks.start();
    emergencies.start();
  }

  /** The lease goes last, when nothing is left that its next holder could meet. */
  private void save() throws SQLException, IOException, InterruptedException {
    emergencies.stop();
    checks.stop();
    markets.stop();
    farQuotes.stop();
    supervision.stop();
    closer.finish(LAST_ANSWERS);
    book.stop();
    settings.stop();
    writer.finish();
    Map<String, Object> saved = new LinkedHashMap<>();
    saved.put("settings_version", settings.current().map(AutoTradeSettings::version).orElse(0));
    saved.put("trades", figures());
    state.save("supervision", json.writeValueAsString(saved));
    lease.release();
  }

  private void logPositions() {
    LOG.atInfo()
        .addKeyValue(
            "positions",
            figures().stream()
                .map(t -> "%s %s %s".formatted(t.ticker(), t.side(), t.held()))
                .toList()
                .toString())
        .log("final positions");
  }

  private List<FiguresDocument> figures() {
    return shown.documents(FreshnessLimits.DEFAULT, clock.instant());
  }
}
