package io.rec.domain.trade;

import static io.rec.domain.trade.Trades.CLOSE;
import static io.rec.domain.trade.Trades.ENTRY;
import static io.rec.domain.trade.Trades.after;
import static io.rec.domain.trade.Trades.close;
import static io.rec.domain.trade.Trades.closeBut;
import static io.rec.domain.trade.Trades.closeOrder;
import static io.rec.domain.trade.Trades.closing;
import static io.rec.domain.trade.Trades.done;
import static io.rec.domain.trade.Trades.failed;
import static io.rec.domain.trade.Trades.held;
import static io.rec.domain.trade.Trades.missing;
import static io.rec.domain.trade.Trades.pending;
import static io.rec.domain.trade.Trades.sold;
import static org.assertj.core.api.Assertions.assertThat;

import io.rec.domain.money.Contracts;
import io.rec.domain.money.Money;
import io.rec.domain.money.Price;
import io.rec.domain.position.Direction;
import io.rec.domain.trade.Effect.CloseRest;
import io.rec.domain.trade.Effect.LookUpOrder;
import io.rec.domain.trade.Effect.RaiseAlert;
import io.rec.domain.trade.Effect.Severity;
import io.rec.domain.trade.Effect.TellSupervisor;
import io.rec.domain.trade.OrderIntent.TimeInForce;
import io.rec.domain.trade.TradeEvent.CloseTicket;
import io.rec.domain.trade.TradeEvent.OrderAccepted;
import io.rec.domain.trade.TradeEvent.OrderFilled;
import io.rec.domain.trade.TradeState.Closed;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a position is given back. */
final class LeavingTest {

  private static TradeStatus status(TradeState state) {
    return state.status().orElseThrow();
  }

  private static Result result(TradeState state) {
    return ((Closed) state).result();
  }

  @Test
  void theCloseGivesBackWhatIsLeftAndOpensNothing() {
    var intent = closing().books().orElseThrow().closes().getFirst().intent();

    assertThat(intent.direction()).isEqualTo(Direction.ASK);
    assertThat(intent.count()).isEqualTo(Contracts.of(10));
    assertThat(intent.timeInForce()).isEqualTo(TimeInForce.IMMEDIATE_OR_CANCEL);
    assertThat(intent.reduceOnly()).isTrue();
    assertThat(intent.id()).hasToString("TICKET-0a1b2c3d4-1755273600000:close-1");
  }

  @Test
  void aPartialCloseIsBookedAndTheRestPricedAnew() {
    var step = closing().on(done(closeOrder(1), 4, 58));

    assertThat(status(step.to())).isEqualTo(TradeStatus.CLOSING);
    assertThat(step.effects()).containsExactly(new CloseRest(2, Contracts.of(6)));
  }

  @Test
  @DisplayName("half is sold, the other half is held on and may be sold or settled as any trade")
  void aPartIsSoldAndTheRestIsKept() {
    var half = held().on(closeBut(1, 5));
    var sold = half.to().on(done(closeOrder(1), 5, 58));

    assertThat(half.to().books().orElseThrow().closes().getFirst().intent().count())
        .isEqualTo(Contracts.of(5));
    assertThat(status(sold.to())).isEqualTo(TradeStatus.OPEN);
    assertThat(sold.effects()).containsExactly(new TellSupervisor(TradeStatus.OPEN));
    assertThat(sold.to().books().orElseThrow().rest()).isEqualTo(Contracts.of(5));

    var all = after(sold.to(), close(2), done(closeOrder(2), 5, 50));
    assertThat(status(all)).isEqualTo(TradeStatus.CLOSED);
    assertThat(result(all).sellPrice()).isEqualByComparingTo("0.54");
  }

  @Test
  @DisplayName("of a part that was sold in part the rest of the part is priced anew, and no more")
  void theRestOfAPartIsSold() {
    var step = after(held(), closeBut(1, 5)).on(done(closeOrder(1), 2, 58));

    assertThat(status(step.to())).isEqualTo(TradeStatus.CLOSING);
    assertThat(step.effects()).containsExactly(new CloseRest(2, Contracts.of(3)));
    assertThat(status(after(step.to(), closeBut(2, 5), done(closeOrder(2), 3, 57))))
        .isEqualTo(TradeStatus.OPEN);
  }

  @Test
  @DisplayName("who is to keep all that is held sells nothing")
  void nothingIsSoldToKeepAll() {
    var step = held().on(closeBut(1, 10));

    assertThat(step.isChange()).isFalse();
    assertThat(step.effects()).isEmpty();
  }

  @Test
  void theRestIsSoldByTheNextOrder() {
    var state = after(closing(), done(closeOrder(1), 4, 58), close(2), done(closeOrder(2), 6, 50));

    assertThat(status(state)).isEqualTo(TradeStatus.CLOSED);
    assertThat(result(state).sellPrice()).isEqualByComparingTo("0.532");
    assertThat(result(state).fees()).isEqualTo(Money.ofCents(3));
    assertThat(result(state).pnl()).isEqualTo(Money.parse("-0.71"));
    assertThat(result(state).winLoss()).isEqualTo(WinLoss.L);
    assertThat(result(state).method()).isEqualTo(CloseMethod.MANUAL);
  }

  @Test
  @DisplayName("defect of the original: a refused close stays closing for ever")
  void aRefusedCloseGoesBackToOpenAndMayBeTriedAgain() {
    var step = closing().on(failed(closeOrder(1), "market_inactive"));

    assertThat(status(step.to())).isEqualTo(TradeStatus.OPEN);
    assertThat(step.effects())
        .contains(new RaiseAlert(Severity.CRITICAL, "close refused: market_inactive"));
    assertThat(status(after(step.to(), close(2)))).isEqualTo(TradeStatus.CLOSING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"trading_is_paused", "exchange_is_paused", "trading_paused"})
  @DisplayName("defect: in a pause every refused close makes another one")
  void aPauseLeavesTheTradeOpenAndCallsAPerson(String text) {
    var step = closing().on(failed(closeOrder(1), text));

    assertThat(status(step.to())).isEqualTo(TradeStatus.OPEN);
    assertThat(step.effects())
        .containsExactly(
            new TellSupervisor(TradeStatus.OPEN),
            new RaiseAlert(Severity.CRITICAL, "close refused: " + text));
    assertThat(step.to().unfinished()).isEmpty();
  }

  @Test
  void aCloseInDoubtIsLookedUpAndNoOtherIsSent() {
    var step = closing().on(failed(closeOrder(1), "timeout"));

    assertThat(status(step.to())).isEqualTo(TradeStatus.CLOSING);
    assertThat(step.effects()).containsExactly(new LookUpOrder(closeOrder(1)));
    assertThat(step.to().on(close(2)).effects()).containsExactly(new LookUpOrder(closeOrder(1)));
  }

  @Test
  @DisplayName("defect: a close that is not shown yet counts as dead, and another one is sent")
  void aCloseThatIsNotFoundIsWaitedForAndThenLeftToWhoeverWantedIt() {
    var doubt = after(closing(), failed(closeOrder(1), "timeout"));

    var early = doubt.on(missing(closeOrder(1), 119));
    var late = doubt.on(missing(closeOrder(1), 120));

    assertThat(early.to()).isEqualTo(doubt);
    assertThat(early.effects()).containsExactly(new LookUpOrder(closeOrder(1)));
    assertThat(status(late.to())).isEqualTo(TradeStatus.OPEN);
    assertThat(late.effects())
        .containsExactly(
            new TellSupervisor(TradeStatus.OPEN),
            new RaiseAlert(Severity.CRITICAL, "the close never reached the venue"));
  }

  @Test
  void twoRequestsToCloseMakeOneOrder() {
    var step = closing().on(close(1));

    assertThat(step.isChange()).isFalse();
    assertThat(step.effects()).isEmpty();
  }

  @Test
  void afterItsHourNothingIsClosed() {
    var late = new CloseTicket(1, CloseMethod.AUTO, Price.ofCents(57), CLOSE);

    assertThat(held().on(late).isChange()).isFalse();
  }

  @Test
  void aSaleThatBroughtNothingIsADraw() {
    var free = Trades.execution(10, 60, Money.ZERO);
    var state =
        after(
            pending(),
            new OrderFilled(ENTRY, free),
            close(1),
            new OrderFilled(closeOrder(1), free));

    assertThat(result(state).winLoss()).isEqualTo(WinLoss.D);
  }

  @Test
  void aRefusedCloseThatLivesAfterAllIsWatchedAgain() {
    var open = after(closing(), failed(closeOrder(1), "market_inactive"));

    var step = open.on(new OrderAccepted(closeOrder(1), "venue-2"));

    assertThat(status(step.to())).isEqualTo(TradeStatus.CLOSING);
    assertThat(step.effects())
        .containsExactly(new TellSupervisor(TradeStatus.CLOSING), new LookUpOrder(closeOrder(1)));
    assertThat(status(after(step.to(), sold(1, 10, 58)))).isEqualTo(TradeStatus.CLOSED);
  }
}
