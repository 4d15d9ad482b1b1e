package io.rec.activetradesupervisor;

import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import io.rec.platform.prices.PricePoint;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The trades in view. Derived from the database at each pass: a lost notification costs a second.
 */
@Singleton
final class Supervision {

  private static final Logger LOG = LoggerFactory.getLogger(Supervision.class);
  private static final Duration PERIOD = Duration.ofSeconds(1);

  private final ActiveTrades trades;
  private final SymbolPrices prices;
  private final Alerts alerts;
  private final RoleLoop loop;
  private final Clock clock;
  private volatile List<SupervisedTrade> view = List.of();
  private volatile Instant lastPassAt = Instant.EPOCH;

  Supervision(ActiveTrades trades, SymbolPrices prices, Alerts alerts, Loops loops, Clock clock) {
    this.trades = trades;
    this.prices = prices;
    this.alerts = alerts;
    this.clock = clock;
    this.loop = new RoleLoop(loops, "supervision", PERIOD, this::look);
  }

  void load() throws SQLException {
    look();
    LOG.atInfo().addKeyValue("active_trades", view.size()).log("active trades loaded");
  }

  void start() {
    loop.start();
  }

  void stop() {
    loop.stop();
  }

  List<SupervisedTrade> view() {
    return view;
  }

  Instant lastPassAt() {
    return lastPassAt;
  }

  private void look() throws SQLException {
    List<ActiveTrade> active = trades.read();
    Map<String, PricePoint> newest = prices.read();
    Instant now = clock.instant();
    List<SupervisedTrade> seen =
        active.stream()
            .map(
                trade ->
                    SupervisedTrade.of(trade, Optional.ofNullable(newest.get(trade.symbol())), now))
            .toList();
    tellChange(view, seen);
    view = seen;
    lastPassAt = now;
    alerts.judge(seen);
  }

  private static void tellChange(List<SupervisedTrade> before, List<SupervisedTrade> now) {
    List<Long> ids = now.stream().map(SupervisedTrade::tradeId).toList();
    if (!ids.equals(before.stream().map(SupervisedTrade::tradeId).toList())) {
      LOG.atInfo().addKeyValue("trade_ids", ids.toString()).log("supervised trades changed");
    }
  }
}
