package io.rec.domain.trade;

import static io.rec.domain.trade.Trades.CLOSE;
import static io.rec.domain.trade.Trades.ENTRY;
import static io.rec.domain.trade.Trades.after;
import static io.rec.domain.trade.Trades.done;
import static io.rec.domain.trade.Trades.failed;
import static io.rec.domain.trade.Trades.filled;
import static io.rec.domain.trade.Trades.hourEnds;
import static io.rec.domain.trade.Trades.missing;
import static io.rec.domain.trade.Trades.pending;
import static org.assertj.core.api.Assertions.assertThat;

import io.rec.domain.strikes.Side;
import io.rec.domain.trade.Effect.LookUpOrder;
import io.rec.domain.trade.Effect.RaiseAlert;
import io.rec.domain.trade.Effect.SendOrder;
import io.rec.domain.trade.Effect.TellSupervisor;
import io.rec.domain.trade.Effect.WatchSettlement;
import io.rec.domain.trade.TradeEvent.OpenTicket;
import io.rec.domain.trade.TradeEvent.OrderAccepted;
import io.rec.domain.trade.TradeState.Expired;
import io.rec.domain.trade.TradeState.Failed;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of an order that may not have gone through, or is heard of late. */
final class DoubtingTest {
  private static TradeStatus status(TradeState state) {
    return state.status().orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "timeout",
        "connection reset",
        "HTTP 503",
        "order_already_exists",
        "a text nobody has seen"
      })
  @DisplayName("R32 an unknown outcome is looked up, and the row stays until it is known")
  void anUnknownOutcomeIsLookedUp(String text) {
    var step = pending().on(failed(ENTRY, text));

    assertThat(status(step.to())).isEqualTo(TradeStatus.ERROR);
    assertThat(((Failed) step.to()).isOutcomeUnknown()).isTrue();
    assertThat(step.effects()).contains(new LookUpOrder(ENTRY));
    assertThat(step.effects()).noneMatch(SendOrder.class::isInstance);
    var hour = step.to().on(hourEnds());
    assertThat(status(hour.to())).isEqualTo(TradeStatus.ERROR);
    assertThat(hour.effects()).containsExactly(new LookUpOrder(ENTRY));
  }

  @Test
  void aLookUpThatFindsTheFillOpensTheTrade() {
    var state = after(pending(), failed(ENTRY, "timeout"), done(ENTRY, 10, 60));

    assertThat(status(state)).isEqualTo(TradeStatus.OPEN);
  }

  @Test
  void aLookUpThatFindsTheOrderDeadDeletesTheTrade() {
    var state = after(pending(), failed(ENTRY, "timeout"), done(ENTRY, 0, 0));

    assertThat(status(state)).isEqualTo(TradeStatus.DELETED);
  }

  @Test
  @DisplayName("defect: an order that is not shown yet counts as dead, and is filled later")
  void notFoundProvesNothingWhileTheOrderMayBeUnderway() {
    var doubt = after(pending(), failed(ENTRY, "timeout"));

    var early = doubt.on(missing(ENTRY, 59));

    assertThat(early.to()).isEqualTo(doubt);
    assertThat(early.effects()).containsExactly(new LookUpOrder(ENTRY));
    assertThat(status(after(early.to(), filled(10, 60)))).isEqualTo(TradeStatus.OPEN);
    assertThat(status(after(early.to(), missing(ENTRY, 60)))).isEqualTo(TradeStatus.DELETED);
  }

  @Test
  void anOrderWithoutAnyAnswerIsGivenUpOnlyAfterItsTime() {
    assertThat(pending().on(missing(ENTRY, 59)).effects()).containsExactly(new LookUpOrder(ENTRY));
    assertThat(status(after(pending(), missing(ENTRY, 60)))).isEqualTo(TradeStatus.DELETED);
  }

  @Test
  void afterTheCloseOnlyTheVenuesDelayIsWaitedFor() {
    var late =
        after(
            TradeState.NONE,
            new OpenTicket(Trades.ticket(), CLOSE.minusSeconds(1)),
            failed(ENTRY, "timeout"));

    assertThat(late.on(missing(ENTRY, 3604)).isChange()).isFalse();
    assertThat(status(after(late, missing(ENTRY, 3605)))).isEqualTo(TradeStatus.DELETED);
  }

  @Test
  void whatTheVenueTookCannotBeMissing() {
    var taken =
        after(pending(), new OrderAccepted(ENTRY, "venue-1"), failed(ENTRY, "connection reset"));

    var early = taken.on(missing(ENTRY, 59));
    var late = taken.on(missing(ENTRY, 600));

    assertThat(early.effects()).containsExactly(new LookUpOrder(ENTRY));
    assertThat(late.isChange()).isFalse();
    assertThat(late.effects()).singleElement().isInstanceOf(RaiseAlert.class);
  }

  @Test
  void inDoubtARefusalProvesNothing() {
    var state = after(pending(), failed(ENTRY, "timeout"), failed(ENTRY, "insufficient_balance"));

    assertThat(((Failed) state).isOutcomeUnknown()).isTrue();
  }

  @Test
  void aRefusalAfterTheVenueAcceptedIsDoubt() {
    var step =
        after(pending(), new OrderAccepted(ENTRY, "venue-1"))
            .on(failed(ENTRY, "insufficient_balance"));

    assertThat(((Failed) step.to()).isOutcomeUnknown()).isTrue();
    assertThat(step.effects()).contains(new LookUpOrder(ENTRY));
  }

  @Test
  @DisplayName("defect: a trade whose fill is heard after its hour stays open for ever")
  void whatIsFoundBoughtAfterTheHourWaitsForItsSettlement() {
    var pending = after(pending(), hourEnds());
    var doubt = after(pending(), failed(ENTRY, "timeout"), hourEnds());
    var deleted = after(pending(), failed(ENTRY, "market_inactive"), hourEnds());
    var deletedBefore = after(pending(), failed(ENTRY, "insufficient_balance"), hourEnds());

    for (var state : List.of(pending, doubt, deleted, deletedBefore)) {
      var step = state.on(done(ENTRY, 10, 60));

      assertThat(status(step.to())).isEqualTo(TradeStatus.EXPIRED);
      assertThat(((Expired) step.to()).symbolClose()).isEqualTo(hourEnds().symbolPrice());
      assertThat(step.effects())
          .contains(new TellSupervisor(TradeStatus.EXPIRED), new WatchSettlement(Trades.TICKER));
      assertThat(status(after(step.to(), Trades.settled(Side.YES)))).isEqualTo(TradeStatus.CLOSED);
    }
  }

  @Test
  void aDeletedTradeThatHeardOfNoHourIsStillSettled() {
    var step = after(pending(), failed(ENTRY, "insufficient_balance")).on(done(ENTRY, 10, 60));

    assertThat(step.effects()).contains(new WatchSettlement(Trades.TICKER));
    assertThat(status(after(step.to(), Trades.settled(Side.YES)))).isEqualTo(TradeStatus.CLOSED);
  }
}
