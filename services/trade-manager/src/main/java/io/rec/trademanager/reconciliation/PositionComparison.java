package io.rec.trademanager.reconciliation;

import io.rec.domain.strikes.Side;
import io.rec.domain.trade.TradeState.Closed;
import io.rec.domain.trade.TradeState.Deleted;
import io.rec.platform.persistence.Database;
import io.rec.trademanager.books.StoredTrade;
import io.rec.trademanager.position.PositionTracking;
import io.rec.trademanager.reconciliation.Difference.Kind;
import io.rec.trademanager.reconciliation.VenueBooks.VenuePosition;
import io.rec.trademanager.settlement.Settlements;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What our trades hold of each market against what the venue says is held. */
@Singleton
final class PositionComparison {
  private final Database database;
  private final VenueBooks venue;
  private final PositionTracking positions;
  private final Settlements settlements;

  PositionComparison(
      Database database, VenueBooks venue, PositionTracking positions, Settlements settlements) {
    this.database = database;
    this.venue = venue;
    this.positions = positions;
    this.settlements = settlements;
  }

  /** Rows that did not follow from their fills; they do now. */
  List<Difference> rows() throws SQLException {
    return positions.recalculate().stream()
        .map(
            ticker ->
                Difference.healed(
                    Kind.POSITION_ROW, ticker, null, "another count", "counted from its fills"))
        .toList();
  }

  /**
   * Markets in which nothing is underway.
   *
   * @param busy markets that are left out, because something moves in them
   */
  List<Difference> counts(List<StoredTrade> trades, Set<String> busy) throws SQLException {
    Map<String, BigDecimal> ours = new HashMap<>();
    trades.forEach(trade -> ours.merge(trade.ticker(), signed(trade), BigDecimal::add));
    Map<String, VenuePosition> venues = new HashMap<>();
    database.read(venue::positions).forEach(position -> venues.put(position.ticker(), position));
    var tickers = new TreeSet<>(ours.keySet());
    tickers.addAll(venues.keySet());
    List<Difference> found = new ArrayList<>();
    for (var ticker : tickers) {
      var seen = venues.get(ticker);
      if (busy.contains(ticker) || seen == null || isSettled(ticker)) {
        continue;
      }
      var mine = ours.getOrDefault(ticker, BigDecimal.ZERO);
      if (mine.compareTo(seen.position()) != 0) {
        found.add(
            Difference.open(
                Kind.POSITION_COUNT,
                ticker,
                null,
                mine.toPlainString(),
                "%s at %s".formatted(seen.position().toPlainString(), seen.asOf()),
                true));
      }
    }
    return found;
  }

  private boolean isSettled(String ticker) throws SQLException {
    return database.read(connection -> settlements.of(connection, ticker)).isPresent();
  }

  private static BigDecimal signed(StoredTrade trade) {
    if (trade.state() instanceof Closed || trade.state() instanceof Deleted) {
      return BigDecimal.ZERO;
    }
    var rest = trade.state().orders().rest().number();
    return trade.side() == Side.YES ? rest : rest.negate();
  }
}
