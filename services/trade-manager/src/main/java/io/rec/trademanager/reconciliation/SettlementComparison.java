package io.rec.trademanager.reconciliation;

import io.rec.domain.money.Money;
import io.rec.domain.trade.TradeState.Closed;
import io.rec.domain.trade.TradeState.Expired;
import io.rec.platform.persistence.Database;
import io.rec.trademanager.books.StoredTrade;
import io.rec.trademanager.books.Transition;
import io.rec.trademanager.errands.Errands;
import io.rec.trademanager.reconciliation.Difference.Kind;
import io.rec.trademanager.settlement.SettlementWatch;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What markets paid against what our trades were paid. */
@Singleton
final class SettlementComparison {
  private final Database database;
  private final VenueBooks venue;
  private final SettlementWatch watch;
  private final Errands errands;
  private final Tolerance tolerance;

  SettlementComparison(
      Database database,
      VenueBooks venue,
      SettlementWatch watch,
      Errands errands,
      Tolerance tolerance) {
    this.database = database;
    this.venue = venue;
    this.watch = watch;
    this.errands = errands;
    this.tolerance = tolerance;
  }

  /** Trades that waited although their market had paid; they are closed now. */
  List<Difference> missed() throws SQLException {
    var settled = watch.look(true);
    errands.carryOut(settled);
    return settled.stream()
        .filter(Transition::changed)
        .map(
            step ->
                Difference.healed(
                    Kind.SETTLEMENT_MISSED,
                    step.trade().ticker(),
                    step.trade().id(),
                    "expired",
                    step.why()))
        .toList();
  }

  /** Markets of which all our trades are over. */
  List<Difference> revenues(List<StoredTrade> trades) throws SQLException {
    Map<String, Money> ours = new HashMap<>();
    Set<String> waiting = new HashSet<>();
    for (var trade : trades) {
      if (trade.state() instanceof Closed closed) {
        ours.merge(trade.ticker(), closed.result().revenue(), Money::plus);
      } else if (trade.state() instanceof Expired || trade.state().word().isActive()) {
        waiting.add(trade.ticker());
      }
    }
    List<Difference> found = new ArrayList<>();
    for (var paid : ours.entrySet()) {
      var venues = database.read(connection -> venue.revenue(connection, paid.getKey()));
      if (waiting.contains(paid.getKey())
          || venues.isEmpty()
          || venues.get().equals(paid.getValue())) {
        continue;
      }
      found.add(
          Difference.open(
              Kind.SETTLEMENT_REVENUE,
              paid.getKey(),
              null,
              paid.getValue().toString(),
              venues.get().toString(),
              tolerance.exceeds(paid.getValue(), venues.get())));
    }
    return found;
  }
}
