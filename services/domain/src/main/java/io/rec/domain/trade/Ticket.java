package io.rec.domain.trade;

import io.rec.domain.money.Contracts;
import io.rec.domain.money.Price;
import io.rec.domain.strikes.Side;
import io.rec.domain.trade.OrderIntent.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;

/**
 * What a trader, or the auto entry, wants.
 *
 * @param price the ask that was seen
 * @param slippageCents how much more may be paid
 * @param probability percent chance that the side wins, as seen
 * @param closesAt when the market's own event closes
 */
public record Ticket(
    TicketId id,
    String ticker,
    Side side,
    Contracts count,
    Price price,
    int slippageCents,
    OptionalDouble probability,
    EntryMethod method,
    Instant closesAt) {

  /** How long an order may be underway to the venue, and from there to what the venue shows. */
  public static final Duration SETTLING_TIME = Duration.ofSeconds(60);

  /** How far what the venue shows may lie behind what it did; after the close nothing is done. */
  public static final Duration READ_LAG = Duration.ofSeconds(5);

  public Ticket {
    if (count.isNone() || slippageCents < 0) {
      throw new IllegalArgumentException(
          "ticket %s for %s contracts with %d cents of slippage: neither can be traded"
              .formatted(id, count, slippageCents));
    }
  }

  /** The order that opens the trade; there is no other. */
  public OrderIntent opening() {
    return new OrderIntent(ClientOrderId.opening(id), Purpose.OPEN, ticker, side, count, limit());
  }

  /** The most to pay, never above the highest price of the grid. */
  public Price limit() {
    return price.raisedByCents(slippageCents);
  }

  OrderIntent closing(int attempt, Contracts rest, Price atLeast) {
    return new OrderIntent(
        ClientOrderId.closing(id, attempt), Purpose.CLOSE, ticker, side, rest, atLeast);
  }

  /** From when on the venue shows an order of this trade that was sent then, if it has it. */
  Instant shownFrom(Instant sent) {
    var settled = sent.plus(SETTLING_TIME);
    var closed = closesAt.plus(READ_LAG);
    return settled.isBefore(closed) ? settled : closed;
  }

  boolean isOver(Instant now) {
    return !now.isBefore(closesAt);
  }
}
