package io.rec.domain.trade;

import io.rec.domain.money.Contracts;
import io.rec.domain.money.Money;
import io.rec.domain.trade.TradeEvent.CloseTicket;
import io.rec.domain.trade.TradeEvent.HourEnds;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The orders of one trade and the money they moved: the trade's own books.
 *
 * @param closes in the order in which they were made, each when those before were final
 * @param closedBy who asked for the last of them
 * @param keep what the last of them is to leave
 * @param hour the end of its hour, if that came before anything was known to be bought
 */
public record TradeOrders(
    Ticket ticket,
    TradeOrder entry,
    List<TradeOrder> closes,
    Optional<CloseMethod> closedBy,
    Contracts keep,
    Optional<HourEnds> hour) {

  public TradeOrders {
    closes = List.copyOf(closes);
  }

  static TradeOrders of(Ticket ticket, Instant at) {
    return new TradeOrders(
        ticket,
        TradeOrder.of(ticket.opening(), ticket.shownFrom(at)),
        List.of(),
        Optional.empty(),
        Contracts.NONE,
        Optional.empty());
  }

  public Execution bought() {
    return entry.done();
  }

  public Execution sold() {
    var sold = Execution.NOTHING;
    for (var close : closes) {
      sold = sold.plus(close.done());
    }
    return sold;
  }

  /** What is still held. */
  public Contracts rest() {
    return bought().filled().minus(sold().filled());
  }

  /** What the close that is underway has still to sell. */
  public Contracts toSell() {
    return rest().isMoreThan(keep) ? rest().minus(keep) : Contracts.NONE;
  }

  /** What is still held has cost that, without fees. */
  public Money restCost() {
    var rest = rest();
    return rest.isNone() ? Money.ZERO : bought().amount().share(rest, bought().filled());
  }

  public Money fees() {
    return bought().fees().plus(sold().fees());
  }

  /** Dollars a contract, four decimals; empty while nothing is bought. */
  public Optional<BigDecimal> buyPrice() {
    return bought().filled().isNone()
        ? Optional.empty()
        : Optional.of(bought().amount().per(bought().filled()));
  }

  /** Probability less price as text; empty while one of them is unknown. */
  public Optional<String> diff() {
    return ticket.probability().isEmpty()
        ? Optional.empty()
        : buyPrice().map(price -> Diff.text(ticket.probability().getAsDouble(), price));
  }

  /** The number of the next close order. */
  public int nextAttempt() {
    return closes.size() + 1;
  }

  /** What the next close order is called. */
  public ClientOrderId nextClose() {
    return ClientOrderId.closing(ticket.id(), nextAttempt());
  }

  /** The orders that the venue must be asked about. */
  public List<TradeOrder> unfinished() {
    return all().filter(order -> !order.isFinal()).toList();
  }

  boolean isFinished() {
    return all().allMatch(TradeOrder::isFinal);
  }

  boolean hasLiveClose() {
    return closes.stream().anyMatch(order -> !order.isFinal());
  }

  Optional<TradeOrder> find(ClientOrderId id) {
    return all().filter(order -> order.id().equals(id)).findFirst();
  }

  boolean isOversold() {
    return sold().filled().isMoreThan(bought().filled());
  }

  /** The same with news of one order. */
  TradeOrders with(TradeOrder order) {
    if (order.id().equals(entry.id())) {
      return new TradeOrders(ticket, order, closes, closedBy, keep, hour);
    }
    return new TradeOrders(
        ticket,
        entry,
        closes.stream().map(known -> known.id().equals(order.id()) ? order : known).toList(),
        closedBy,
        keep,
        hour);
  }

  /** The same with one more close order, for what is left over what is to be kept. */
  TradeOrders closing(CloseTicket close) {
    var more = new ArrayList<>(closes);
    more.add(TradeOrder.of(closeIntent(close), ticket.shownFrom(close.at())));
    return new TradeOrders(ticket, entry, more, Optional.of(close.method()), close.keep(), hour);
  }

  /** The same after its hour; the first word of it counts. */
  TradeOrders after(HourEnds end) {
    return new TradeOrders(ticket, entry, closes, closedBy, keep, hour.or(() -> Optional.of(end)));
  }

  OrderIntent closeIntent(CloseTicket close) {
    return ticket.closing(nextAttempt(), rest().minus(close.keep()), close.atLeast());
  }

  private Stream<TradeOrder> all() {
    return Stream.concat(Stream.of(entry), closes.stream());
  }
}
