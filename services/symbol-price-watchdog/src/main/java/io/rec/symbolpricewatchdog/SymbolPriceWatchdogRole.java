package io.rec.symbolpricewatchdog;

import static io.rec.platform.role.Step.logged;
import static io.rec.platform.role.Step.step;

import io.rec.platform.persistence.ComponentState;
import io.rec.platform.persistence.Database;
import io.rec.platform.role.Role;
import io.rec.platform.role.Step;
import io.rec.venues.coinbase.PriceTick;
import io.rec.venues.stream.StreamState;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The price watchdog between its first and its last step. */
@Singleton
final class SymbolPriceWatchdogRole implements Role {

  private final Database database;
  private final PriceDays days;
  private final PriceHistory history;
  private final PriceStream stream;
  private final PriceLogWriter writer;
  private final LookBacks lookBacks;
  private final FeedReports reports;
  private final SecondPrices prices;
  private final WatchedSymbol symbol;
  private final ComponentState state;
  private final Clock clock;

  SymbolPriceWatchdogRole(
      Database database,
      PriceDays days,
      PriceHistory history,
      PriceStream stream,
      PriceLogWriter writer,
      LookBacks lookBacks,
      FeedReports reports,
      SecondPrices prices,
      WatchedSymbol symbol,
      ComponentState state,
      Clock clock) {
    this.database = database;
    this.days = days;
    this.history = history;
    this.stream = stream;
    this.writer = writer;
    this.lookBacks = lookBacks;
    this.reports = reports;
    this.prices = prices;
    this.symbol = symbol;
    this.state = state;
    this.clock = clock;
  }

  @Override
  public List<Step> start() {
    return List.of(
        step("Initialize PostgreSQL connection", database::open),
        step("Load historical price data", this::loadHistory),
        step("Start WebSocket connection", stream::connect),
        step("Initialize price update loop", this::startLoops),
        step("Start momentum/delta calculations", lookBacks::start));
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
    StreamState connection = stream.state();
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("symbol", symbol.symbol());
    details.put("feed_connected", connection.connected());
    details.put("feed_connections", connection.connections());
    details.put("feed_last_loss", connection.lastLoss());
    details.put("feed_messages", stream.feed().messages());
    details.put("feed_lost_messages", stream.feed().lostMessages());
    prices.newest().ifPresent(tick -> addTick(details, tick));
    details.put("rows_written", writer.rowsWritten());
    details.put("rows_waiting", prices.waiting());
    details.put("rows_dropped", prices.dropped());
    details.put("history_rows", history.size());
    details.put("look_backs_covered_minutes", lookBacks.coveredMinutes());
    return details;
  }

  private void loadHistory() throws SQLException {
    days.prepare();
    history.load();
  }

  private void startLoops() {
    writer.start();
    days.start();
    reports.start();
  }

  private void completeWrites() throws SQLException {
    reports.stop();
    days.stop();
    writer.writeAll();
  }

  private void addTick(Map<String, Object> details, PriceTick tick) {
    details.put("last_price", tick.price());
    details.put("last_tick_at", tick.at().toString());
    details.put("last_tick_age_ms", Duration.between(tick.at(), clock.instant()).toMillis());
  }

  private void savePrice() throws SQLException {
    Optional<PriceTick> tick = prices.newest();
    if (tick.isPresent()) {
      state.save(
          "price",
          "{\"symbol\":\"%s\",\"price\":%s,\"at\":\"%s\"}"
              .formatted(symbol.symbol(), tick.get().price().toPlainString(), tick.get().at()));
    }
  }
}
