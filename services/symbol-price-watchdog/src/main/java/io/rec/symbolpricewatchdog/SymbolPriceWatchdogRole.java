package io.rec.symbolpricewatchdog;

import static io.rec.platform.role.Step.logged;
import static io.rec.platform.role.Step.step;

import io.rec.platform.persistence.ComponentState;
import io.rec.platform.persistence.Database;
import io.rec.platform.prices.PriceNews;
import io.rec.platform.role.Role;
import io.rec.platform.role.Step;
import io.rec.symbolpricewatchdog.alert.PriceAlerts;
import io.rec.symbolpricewatchdog.live.LivePrice;
import io.rec.symbolpricewatchdog.live.PriceAnnouncer;
import io.rec.symbolpricewatchdog.live.PriceChanges;
import io.rec.symbolpricewatchdog.log.PriceDays;
import io.rec.symbolpricewatchdog.log.PriceHistory;
import io.rec.symbolpricewatchdog.log.PriceLogWriter;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The price watchdog between its first and its last step. */
@Singleton
final class SymbolPriceWatchdogRole implements Role {

  private final Database database;
  private final PriceDays days;
  private final PriceHistory history;
  private final LivePrice price;
  private final PriceStream stream;
  private final PriceLogWriter writer;
  private final PriceAnnouncer announcer;
  private final PriceAlerts alerts;
  private final PriceChanges changes;
  private final FeedReports reports;
  private final WatchdogDetails details;
  private final ComponentState state;
  private boolean remembered;

  SymbolPriceWatchdogRole(
      Database database,
      PriceDays days,
      PriceHistory history,
      LivePrice price,
      PriceStream stream,
      PriceLogWriter writer,
      PriceAnnouncer announcer,
      PriceAlerts alerts,
      PriceChanges changes,
      FeedReports reports,
      WatchdogDetails details,
      ComponentState state) {
    this.database = database;
    this.days = days;
    this.history = history;
    this.price = price;
    this.stream = stream;
    this.writer = writer;
    this.announcer = announcer;
    this.alerts = alerts;
    this.changes = changes;
    this.reports = reports;
    this.details = details;
    this.state = state;
  }

  @Override
  public List<Step> start() {
    return List.of(
        step("Initialize PostgreSQL connection", database::open),
        step("Load historical price data", this::loadHistory),
        step("Start WebSocket connection", stream::connect),
        step("Initialize price update loop", this::startLoops),
        step("Start momentum/delta calculations", changes::start));
  }

  @Override
  public List<Step> stop() {
    return List.of(
        step("Save current price state", this::savePrice),
        step("Close WebSocket connections", stream::close),
        step("Complete database writes", this::completeWrites),
        logged("Log shutdown completion"));
  }

  @Override
  public Map<String, Object> healthDetails() {
    return details.now();
  }

  /** Momentum goes on with the first tick, so the history has to be there before it. */
  private void loadHistory() throws SQLException {
    days.prepare();
    List<PriceHistory.Known> known = history.load();
    if (!remembered) {
      price.remember(known);
      price.showTo(announcer::offer);
      price.showTo(alerts::look);
      remembered = true;
    }
  }

  private void startLoops() {
    writer.start();
    announcer.start();
    alerts.start();
    days.start();
    reports.start();
  }

  private void completeWrites() throws SQLException {
    reports.stop();
    changes.stop();
    alerts.stop();
    announcer.stop();
    days.stop();
    writer.finish();
  }

  private void savePrice() throws SQLException {
    Optional<PriceNews> newest = price.newest();
    if (newest.isPresent()) {
      PriceNews news = newest.get();
      state.save(
          "price",
          "{\"symbol\":\"%s\",\"price\":%s,\"at\":\"%s\"}"
              .formatted(news.symbol(), news.price().toPlainString(), news.at()));
    }
  }
}
