package io.rec.trademanager.reconciliation;

import io.rec.domain.trade.Execution;
import io.rec.domain.trade.TradeOrder;
import io.rec.platform.persistence.Database;
import io.rec.trademanager.books.StoredTrade;
import io.rec.trademanager.books.Trades;
import io.rec.trademanager.errands.Errands;
import io.rec.trademanager.orders.OrderDesk;
import io.rec.trademanager.position.StoredFills;
import io.rec.trademanager.reconciliation.Difference.Kind;
import io.rec.trademanager.reconciliation.VenueBooks.VenueOrder;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Each order of a trade against the venue's order and its fills. */
@Singleton
final class OrderComparison {
  private final Database database;
  private final VenueBooks venue;
  private final StoredFills fills;
  private final Trades trades;
  private final OrderDesk desk;
  private final Errands errands;
  private final Tolerance tolerance;

  OrderComparison(
      Database database,
      VenueBooks venue,
      StoredFills fills,
      Trades trades,
      OrderDesk desk,
      Errands errands,
      Tolerance tolerance) {
    this.database = database;
    this.venue = venue;
    this.fills = fills;
    this.trades = trades;
    this.desk = desk;
    this.errands = errands;
    this.tolerance = tolerance;
  }

  List<Difference> foreign(Instant since) throws SQLException {
    return database.read(connection -> venue.foreign(connection, since)).stream()
        .map(
            order ->
                Difference.open(
                    Kind.FOREIGN_ORDER,
                    order.orderId(),
                    null,
                    "no trade",
                    "%s on %s, %s filled".formatted(order.status(), order.ticker(), order.filled()),
                    false))
        .toList();
  }

  List<Difference> of(StoredTrade trade) throws SQLException, InterruptedException {
    var orders = trade.state().orders();
    List<Difference> found = new ArrayList<>();
    for (var order : Stream.concat(Stream.of(orders.entry()), orders.closes().stream()).toList()) {
      of(trade, order).ifPresent(found::add);
    }
    return found;
  }

  private Optional<Difference> of(StoredTrade trade, TradeOrder order)
      throws SQLException, InterruptedException {
    var first = compared(trade, order);
    if (first.isEmpty() || first.get().kind() == Kind.ORDER_MISSING) {
      return first;
    }
    // The venue's own word, once more: what we merely had not heard is gone after it.
    errands.carryOut(desk.lookUp(trade.id(), order.id()));
    var again = database.read(connection -> trades.find(connection, trade.id()));
    var left =
        again.isEmpty()
            ? Optional.<Difference>empty()
            : compared(again.get(), now(again.get(), order));
    return left.isPresent()
        ? left
        : Optional.of(
            Difference.healed(
                first.get().kind(),
                order.id().text(),
                trade.id(),
                first.get().ours(),
                first.get().venues()));
  }

  private static TradeOrder now(StoredTrade trade, TradeOrder before) {
    var orders = trade.state().orders();
    return Stream.concat(Stream.of(orders.entry()), orders.closes().stream())
        .filter(order -> order.id().equals(before.id()))
        .findFirst()
        .orElse(before);
  }

  private Optional<Difference> compared(StoredTrade trade, TradeOrder order) throws SQLException {
    // Before the order is looked for: a reading that ends in between may bring it.
    var readAt = database.read(venue::readAt);
    var shown = database.read(connection -> venue.order(connection, order.id().text()));
    if (shown.isEmpty()) {
      return missing(trade, order, readAt);
    }
    if (tolerance.differs(order.filled(), shown.get().filled())) {
      return Optional.of(
          Difference.open(
              Kind.ORDER_COUNT,
              order.id().text(),
              trade.id(),
              "%s filled, %s".formatted(order.filled(), order.stage()),
              "%s filled, %s".formatted(shown.get().filled(), shown.get().status()),
              true));
    }
    return money(trade, order, shown.get());
  }

  private static Optional<Difference> missing(
      StoredTrade trade, TradeOrder order, Optional<Instant> readAt) {
    if (order.filled().isNone() || readAt.filter(order.shownFrom()::isBefore).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Difference.open(
            Kind.ORDER_MISSING,
            order.id().text(),
            trade.id(),
            "%s filled".formatted(order.filled()),
            "no such order",
            true));
  }

  /** By the fills, as soon as all of them are here. */
  private Optional<Difference> money(StoredTrade trade, TradeOrder order, VenueOrder shown)
      throws SQLException {
    var known = database.read(connection -> fills.ofOrder(connection, shown.orderId()));
    if (known.isEmpty() || !known.stream().allMatch(StoredFills.Known::priced)) {
      return Optional.empty();
    }
    var venues = Execution.of(known.stream().map(StoredFills.Known::fill).toList(), trade.side());
    var ours = order.done();
    if (!venues.filled().equals(ours.filled())
        || (venues.amount().equals(ours.amount()) && venues.fees().equals(ours.fees()))) {
      return Optional.empty();
    }
    return Optional.of(
        Difference.open(
            Kind.ORDER_MONEY,
            order.id().text(),
            trade.id(),
            "%s and %s of fees".formatted(ours.amount(), ours.fees()),
            "%s and %s of fees".formatted(venues.amount(), venues.fees()),
            tolerance.exceeds(
                ours.amount().plus(ours.fees()), venues.amount().plus(venues.fees()))));
  }
}
