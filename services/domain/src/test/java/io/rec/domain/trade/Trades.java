package io.rec.domain.trade;

import io.rec.domain.money.Contracts;
import io.rec.domain.money.Money;
import io.rec.domain.money.Price;
import io.rec.domain.strikes.Side;
import io.rec.domain.trade.TradeEvent.CloseTicket;
import io.rec.domain.trade.TradeEvent.HourEnds;
import io.rec.domain.trade.TradeEvent.OpenTicket;
import io.rec.domain.trade.TradeEvent.OrderDone;
import io.rec.domain.trade.TradeEvent.OrderFailed;
import io.rec.domain.trade.TradeEvent.OrderFilled;
import io.rec.domain.trade.TradeEvent.OrderNotFound;
import io.rec.domain.trade.TradeEvent.SettlementFound;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/** Trades to test with: ten YES at 60 cents unless a test says otherwise. */
public final class Trades {
  public static final Instant NOON = Instant.parse("2025-08-15T16:00:00Z");
  public static final Instant CLOSE = Instant.parse("2025-08-15T17:00:00Z");
  public static final String TICKER = "KXBTCD-25AUG1513-T117999.99";
  public static final TicketId ID = new TicketId("TICKET-0a1b2c3d4-1755273600000");
  public static final ClientOrderId ENTRY = ClientOrderId.opening(ID);

  private Trades() {}

  public static Ticket ticket(Side side, long count, int cents, OptionalDouble probability) {
    return new Ticket(
        ID,
        TICKER,
        side,
        Contracts.of(count),
        Price.ofCents(cents),
        1,
        probability,
        EntryMethod.MANUAL,
        CLOSE);
  }

  public static Ticket ticket() {
    return ticket(Side.YES, 10, 60, OptionalDouble.of(88.1));
  }

  public static Execution execution(long count, int cents, Money fees) {
    var contracts = Contracts.of(count);
    return Execution.exact(contracts, Price.ofCents(cents).times(contracts), fees);
  }

  public static Execution execution(long count, int cents) {
    return execution(count, cents, Money.CENT);
  }

  public static TradeState after(TradeState state, TradeEvent... events) {
    var next = state;
    for (var event : events) {
      next = next.on(event).to();
    }
    return next;
  }

  public static TradeState pending() {
    return after(TradeState.NONE, open());
  }

  public static TradeState held() {
    return after(pending(), filled(10, 60));
  }

  public static TradeState closing() {
    return after(held(), close(1));
  }

  public static OpenTicket open() {
    return new OpenTicket(ticket(), NOON);
  }

  public static OrderFilled filled(long count, int cents) {
    return new OrderFilled(ENTRY, execution(count, cents));
  }

  /** All but so many. */
  public static CloseTicket closeBut(int attempt, long keep) {
    return new CloseTicket(
        attempt, CloseMethod.MANUAL, Contracts.of(keep), Price.ofCents(57), NOON.plusSeconds(60));
  }

  public static CloseTicket close(int attempt) {
    return new CloseTicket(attempt, CloseMethod.MANUAL, Price.ofCents(57), NOON.plusSeconds(60));
  }

  public static ClientOrderId closeOrder(int attempt) {
    return ClientOrderId.closing(ID, attempt);
  }

  public static OrderFilled sold(int attempt, long count, int cents) {
    return new OrderFilled(closeOrder(attempt), execution(count, cents));
  }

  public static OrderDone done(ClientOrderId order, long count, int cents) {
    return new OrderDone(order, count == 0 ? Execution.NOTHING : execution(count, cents));
  }

  /** Asked so many seconds after the entry was sent. */
  public static OrderNotFound missing(ClientOrderId order, long second) {
    return new OrderNotFound(order, NOON.plusSeconds(second));
  }

  public static OrderFailed failed(ClientOrderId order, String text) {
    return new OrderFailed(order, Failure.of(text));
  }

  public static HourEnds hourEnds() {
    return new HourEnds(CLOSE, Optional.of(new BigDecimal("118123.45")));
  }

  public static SettlementFound settled(Side winner) {
    return new SettlementFound(TICKER, winner, CLOSE.plusSeconds(70));
  }
}
