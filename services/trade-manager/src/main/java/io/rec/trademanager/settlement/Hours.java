package io.rec.trademanager.settlement;

import io.rec.domain.trade.TradeEvent.HourEnds;
import io.rec.domain.trade.TradeState.Closed;
import io.rec.domain.trade.TradeState.Deleted;
import io.rec.domain.trade.TradeState.Expired;
import io.rec.platform.persistence.Database;
import io.rec.trademanager.books.Books;
import io.rec.trademanager.books.StoredTrade;
import io.rec.trademanager.books.Trades;
import io.rec.trademanager.books.Transition;
import io.rec.trademanager.market.MarketView;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Tells trades that their hour has ended. */
@Singleton
public final class Hours {
  private static final String ACTOR = "clock";

  private final Database database;
  private final Trades trades;
  private final Books books;
  private final MarketView market;
  private final Clock clock;

  Hours(Database database, Trades trades, Books books, MarketView market, Clock clock) {
    this.database = database;
    this.trades = trades;
    this.books = books;
    this.market = market;
    this.clock = clock;
  }

  /** Every trade whose own event has closed and that has not been told. */
  public List<Transition> end() throws SQLException {
    var now = clock.instant();
    var due =
        database.read(
            connection ->
                trades.unfinished(connection, now).stream()
                    .filter(trade -> isDue(trade, now))
                    .toList());
    List<Transition> ended = new ArrayList<>();
    for (var trade : due) {
      var symbolClose =
          database.read(
              connection -> market.priceAt(connection, trade.symbol(), trade.ticket().closesAt()));
      books.hear(ACTOR, trade.id(), new HourEnds(now, symbolClose)).ifPresent(ended::add);
    }
    return ended;
  }

  private static boolean isDue(StoredTrade trade, Instant now) {
    return switch (trade.state()) {
      case Expired expired -> false;
      case Closed closed -> false;
      case Deleted deleted -> false;
      default ->
          trade.state().orders().hour().isEmpty() && !now.isBefore(trade.ticket().closesAt());
    };
  }
}
