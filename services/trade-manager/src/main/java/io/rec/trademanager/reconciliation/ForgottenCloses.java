package io.rec.trademanager.reconciliation;

import io.rec.domain.money.Contracts;
import io.rec.domain.money.Price;
import io.rec.domain.trade.CloseMethod;
import io.rec.domain.trade.TradeEvent.CloseTicket;
import io.rec.domain.trade.TradeOrders;
import io.rec.domain.trade.TradeState.Open;
import io.rec.platform.persistence.Database;
import io.rec.trademanager.books.Books;
import io.rec.trademanager.books.StoredTrade;
import io.rec.trademanager.books.Transition;
import io.rec.trademanager.errands.Errands;
import io.rec.trademanager.reconciliation.Difference.Kind;
import io.rec.trademanager.reconciliation.VenueBooks.VenueOrder;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;

/**
 * A restored database may hold a trade open that was sold after the copy was taken. The names of
 * close orders follow from the trade, so the sale is known by its name: its order is made again,
 * the exchange says that it has one of that name, and the trade hears what became of it.
 */
@Singleton
final class ForgottenCloses {
  private static final String ACTOR = "reconciliation";

  /** Nobody pays that much: should the exchange have forgotten the name too, nothing is sold. */
  private static final Price NOT_TO_BE_HAD = Price.ofCents(99);

  private final Database database;
  private final VenueBooks venue;
  private final Books books;
  private final Errands errands;
  private final Clock clock;

  ForgottenCloses(Database database, VenueBooks venue, Books books, Errands errands, Clock clock) {
    this.database = database;
    this.venue = venue;
    this.books = books;
    this.errands = errands;
    this.clock = clock;
  }

  Optional<Difference> of(StoredTrade trade) throws SQLException {
    if (!(trade.state() instanceof Open open)) {
      return Optional.empty();
    }
    var orders = open.orders();
    var shown = database.read(connection -> venue.order(connection, orders.nextClose().text()));
    return shown.isEmpty() || shown.get().filled().isNone()
        ? Optional.empty()
        : remembered(trade, orders, shown.get());
  }

  /** A sale of a part stays one: what was to be kept is not sold because it was forgotten. */
  private static Contracts kept(Contracts held, Contracts sold) {
    return held.isMoreThan(sold) ? held.minus(sold) : Contracts.NONE;
  }

  /** Empty when the trade has moved meanwhile, or its event is over: the position tells then. */
  private Optional<Difference> remembered(StoredTrade trade, TradeOrders orders, VenueOrder shown)
      throws SQLException {
    var close =
        new CloseTicket(
            orders.nextAttempt(),
            CloseMethod.MANUAL,
            kept(orders.rest(), shown.count()),
            NOT_TO_BE_HAD,
            clock.instant());
    var step = books.hear(ACTOR, trade.id(), close).filter(Transition::changed);
    step.ifPresent(errands::carryOut);
    return step.map(
        heard ->
            Difference.healed(
                Kind.ORDER_COUNT,
                shown.clientOrderId(),
                trade.id(),
                "no such close",
                "%s filled, %s".formatted(shown.filled(), shown.status())));
  }
}
