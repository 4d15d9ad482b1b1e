package io.rec.domain.trade;

import static io.rec.domain.trade.Trades.CLOSE;
import static io.rec.domain.trade.Trades.ENTRY;
import static io.rec.domain.trade.Trades.after;
import static io.rec.domain.trade.Trades.closeOrder;
import static io.rec.domain.trade.Trades.closing;
import static io.rec.domain.trade.Trades.done;
import static io.rec.domain.trade.Trades.failed;
import static io.rec.domain.trade.Trades.filled;
import static io.rec.domain.trade.Trades.held;
import static io.rec.domain.trade.Trades.hourEnds;
import static io.rec.domain.trade.Trades.settled;
import static io.rec.domain.trade.Trades.sold;
import static org.assertj.core.api.Assertions.assertThat;

import io.rec.domain.money.Contracts;
import io.rec.domain.money.Money;
import io.rec.domain.money.Price;
import io.rec.domain.strikes.Side;
import io.rec.domain.trade.Effect.LookUpOrder;
import io.rec.domain.trade.Effect.RaiseAlert;
import io.rec.domain.trade.Effect.Severity;
import io.rec.domain.trade.Effect.TellSupervisor;
import io.rec.domain.trade.Effect.WatchSettlement;
import io.rec.domain.trade.TradeEvent.HourEnds;
import io.rec.domain.trade.TradeEvent.OpenTicket;
import io.rec.domain.trade.TradeEvent.OrderFilled;
import io.rec.domain.trade.TradeEvent.SettlementFound;
import io.rec.domain.trade.TradeState.Closed;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the hour and the settlement do, and what they leave alone. */
final class SettlingTest {

  private static TradeStatus status(TradeState state) {
    return state.status().orElseThrow();
  }

  private static Result result(TradeState state) {
    return ((Closed) state).result();
  }

  @Test
  void anOpenTradeExpiresWithItsEventAndWaitsForItsSettlement() {
    var step = held().on(hourEnds());

    assertThat(status(step.to())).isEqualTo(TradeStatus.EXPIRED);
    assertThat(step.effects())
        .containsExactly(
            new TellSupervisor(TradeStatus.EXPIRED), new WatchSettlement(Trades.TICKER));
  }

  @Test
  @DisplayName("defect of the original: expiry takes trades of other events along")
  void theEndOfAnotherHourChangesNothing() {
    var earlier = new HourEnds(CLOSE.minusSeconds(3600), Optional.empty());

    assertThat(held().on(earlier).isChange()).isFalse();
    assertThat(closing().on(earlier).isChange()).isFalse();
  }

  @Test
  @DisplayName("defect of the original: expiry fails at 23 h")
  void aTradeOfTheLastHourOfTheDayExpires() {
    var midnight = Instant.parse("2025-08-16T04:00:00Z");
    var ticket =
        new Ticket(
            Trades.ID,
            "KXBTCD-25AUG1600-T117999.99",
            Side.YES,
            Contracts.of(10),
            Price.ofCents(60),
            1,
            OptionalDouble.empty(),
            EntryMethod.AUTO,
            midnight);
    var held =
        after(TradeState.NONE, new OpenTicket(ticket, midnight.minusSeconds(600)), filled(10, 60));

    assertThat(status(after(held, new HourEnds(midnight, Optional.empty()))))
        .isEqualTo(TradeStatus.EXPIRED);
  }

  @Test
  @DisplayName("REC-TRD-05 settlement closes the trade with win or loss and its final gain")
  void settlementPays() {
    var won = after(held(), hourEnds(), settled(Side.YES));
    var lost = after(held(), hourEnds(), settled(Side.NO));

    assertThat(result(won).pnl()).isEqualTo(Money.parse("3.99"));
    assertThat(result(won).method()).isEqualTo(CloseMethod.EXPIRED);
    assertThat(result(lost).pnl()).isEqualTo(Money.parse("-6.01"));
    assertThat(result(lost).winLoss()).isEqualTo(WinLoss.L);
  }

  @Test
  void aWinThatTheFeeAteIsStillAWin() {
    var dear =
        after(
            TradeState.NONE,
            new OpenTicket(Trades.ticket(Side.YES, 1, 98, OptionalDouble.empty()), Trades.NOON),
            new OrderFilled(ENTRY, Trades.execution(1, 99, Money.CENT)));

    var result = result(after(dear, hourEnds(), settled(Side.YES)));

    assertThat(result.pnl()).isEqualTo(Money.ZERO);
    assertThat(result.winLoss()).isEqualTo(WinLoss.W);
  }

  @Test
  void settlementPaysOnlyWhatWasNotSold() {
    var state = after(closing(), done(closeOrder(1), 4, 58), hourEnds(), settled(Side.YES));

    assertThat(result(state).revenue()).isEqualTo(Money.ofCents(600));
    assertThat(result(state).pnl()).isEqualTo(Money.parse("2.30"));
    assertThat(result(state).method()).isEqualTo(CloseMethod.MANUAL);
  }

  @Test
  void settlementWaitsForACloseInDoubt() {
    var doubt = after(closing(), failed(closeOrder(1), "timeout"), hourEnds());

    var step = doubt.on(settled(Side.YES));

    assertThat(step.isChange()).isFalse();
    assertThat(step.effects()).containsExactly(new LookUpOrder(closeOrder(1)));
    var known = doubt.on(done(closeOrder(1), 4, 58));
    assertThat(known.effects()).containsExactly(new WatchSettlement(Trades.TICKER));
    assertThat(result(after(known.to(), settled(Side.YES))).revenue())
        .isEqualTo(Money.ofCents(600));
  }

  @Test
  void whatWasSoldBeforeTheHourClosesAnExpiredTrade() {
    var state = after(closing(), hourEnds(), sold(1, 10, 58));

    assertThat(status(state)).isEqualTo(TradeStatus.CLOSED);
    assertThat(result(state).pnl()).isEqualTo(Money.parse("-0.22"));
  }

  @Test
  void theSettlementOfAnotherMarketIsNotOurs() {
    var other = new SettlementFound("KXBTCD-25AUG1513-T118999.99", Side.YES, CLOSE);

    assertThat(held().on(other).isChange()).isFalse();
  }

  @Test
  @DisplayName("defect of the original: a finished trade is reopened by a later one on its ticker")
  void ordersOfAnotherTradeAreNotOurs() {
    var closed = after(closing(), sold(1, 10, 58));
    var other = ClientOrderId.opening(new TicketId("TICKET-fffffffff-1755273700000"));

    var step = closed.on(new OrderFilled(other, Trades.execution(10, 20)));

    assertThat(step.isChange()).isFalse();
    assertThat(step.why()).contains("no order of this trade");
  }

  @Test
  void moneyThatMovesAfterTheEndRaisesTheAlarmAndChangesNothing() {
    var closed = after(closing(), done(closeOrder(1), 4, 58), hourEnds(), settled(Side.YES));

    var step = closed.on(sold(1, 6, 58));

    assertThat(step.isChange()).isFalse();
    assertThat(step.effects())
        .singleElement()
        .isInstanceOfSatisfying(
            RaiseAlert.class, alert -> assertThat(alert.severity()).isEqualTo(Severity.CRITICAL));
  }
}
