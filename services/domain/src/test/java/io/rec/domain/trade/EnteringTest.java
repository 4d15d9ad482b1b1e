package io.rec.domain.trade;

import static io.rec.domain.trade.Trades.CLOSE;
import static io.rec.domain.trade.Trades.ENTRY;
import static io.rec.domain.trade.Trades.after;
import static io.rec.domain.trade.Trades.close;
import static io.rec.domain.trade.Trades.done;
import static io.rec.domain.trade.Trades.failed;
import static io.rec.domain.trade.Trades.filled;
import static io.rec.domain.trade.Trades.held;
import static io.rec.domain.trade.Trades.hourEnds;
import static io.rec.domain.trade.Trades.pending;
import static io.rec.domain.trade.Trades.sold;
import static org.assertj.core.api.Assertions.assertThat;

import io.rec.domain.money.Contracts;
import io.rec.domain.money.Money;
import io.rec.domain.money.Price;
import io.rec.domain.position.Direction;
import io.rec.domain.strikes.Side;
import io.rec.domain.trade.Effect.CloseRest;
import io.rec.domain.trade.Effect.LookUpOrder;
import io.rec.domain.trade.Effect.RaiseAlert;
import io.rec.domain.trade.Effect.SendOrder;
import io.rec.domain.trade.Effect.Severity;
import io.rec.domain.trade.Effect.StoreIntent;
import io.rec.domain.trade.Effect.TellSupervisor;
import io.rec.domain.trade.OrderIntent.TimeInForce;
import io.rec.domain.trade.TradeEvent.OpenTicket;
import io.rec.domain.trade.TradeEvent.OrderAccepted;
import io.rec.domain.trade.TradeEvent.OrderFilled;
import io.rec.domain.trade.TradeState.Failed;
import java.time.Instant;
import java.util.OptionalDouble;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a trade begins. */
final class EnteringTest {
  private static TradeStatus status(TradeState state) {
    return state.status().orElseThrow();
  }

  @Test
  @DisplayName("REC-TRD-02 the order is stored before it is sent, with its final name")
  void storesBeforeItSends() {
    var step = TradeState.NONE.on(Trades.open());

    var intent = step.to().books().orElseThrow().entry().intent();
    assertThat(step.effects())
        .containsExactly(
            new StoreIntent(intent),
            new TellSupervisor(TradeStatus.PENDING),
            new SendOrder(intent));
    assertThat(intent.id()).hasToString("TICKET-0a1b2c3d4-1755273600000:open");
  }

  @Test
  void theEntryIsALimitOneCentAboveTheAskAllOrNothing() {
    var intent = pending().books().orElseThrow().entry().intent();

    assertThat(intent.yesLimit()).isEqualTo(Price.ofCents(61));
    assertThat(intent.direction()).isEqualTo(Direction.BID);
    assertThat(intent.timeInForce()).isEqualTo(TimeInForce.FILL_OR_KILL);
    assertThat(intent.reduceOnly()).isFalse();
  }

  @Test
  void aNoIsBoughtByAnAskOnTheYesLeg() {
    var ticket = Trades.ticket(Side.NO, 10, 60, OptionalDouble.empty());

    var intent = ticket.opening();

    assertThat(intent.direction()).isEqualTo(Direction.ASK);
    assertThat(intent.yesLimit()).isEqualTo(Price.ofCents(39));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fill_or_kill_insufficient_resting_volume",
        "Insufficient balance",
        "insufficient_balance"
      })
  void nothingBoughtDeletesTheTradeAndTellsWhy(String text) {
    var step = pending().on(failed(ENTRY, text));

    assertThat(status(step.to())).isEqualTo(TradeStatus.DELETED);
    assertThat(step.effects())
        .containsExactly(
            new TellSupervisor(TradeStatus.DELETED),
            new RaiseAlert(Severity.WARNING, "nothing was bought: " + text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"market_inactive", "invalid_price", "market_closed"})
  void anotherRefusalIsKeptUntilTheHourEnds(String text) {
    var state = after(pending(), failed(ENTRY, text));

    assertThat(status(state)).isEqualTo(TradeStatus.ERROR);
    assertThat(((Failed) state).isOutcomeUnknown()).isFalse();
    assertThat(status(after(state, hourEnds()))).isEqualTo(TradeStatus.DELETED);
  }

  @Test
  void aPendingTradeOutlivesItsHourUntilTheVenueWasAsked() {
    var step = pending().on(hourEnds());

    assertThat(status(step.to())).isEqualTo(TradeStatus.PENDING);
    assertThat(step.effects()).containsExactly(new LookUpOrder(ENTRY));
    assertThat(status(after(step.to(), done(ENTRY, 0, 0)))).isEqualTo(TradeStatus.DELETED);
  }

  @Test
  void theFillMayComeBeforeTheAnswer() {
    var state = after(pending(), filled(10, 60), new OrderAccepted(ENTRY, "venue-1"));

    assertThat(status(state)).isEqualTo(TradeStatus.OPEN);
    assertThat(state.books().orElseThrow().entry().venueId()).contains("venue-1");
    assertThat(state.unfinished()).isEmpty();
  }

  @Test
  void averagesAreReplacedByExactMoneyBeforeAnythingIsFinal() {
    var rough = Execution.average(Contracts.of(10), Money.parse("6.003"), Money.parse("0.17"));
    var step = pending().on(new OrderFilled(ENTRY, rough));

    assertThat(step.effects())
        .containsExactly(new TellSupervisor(TradeStatus.OPEN), new LookUpOrder(ENTRY));
    var exact = after(step.to(), filled(10, 60));
    assertThat(exact.books().orElseThrow().bought().amount()).isEqualTo(Money.ofCents(600));
    assertThat(exact.unfinished()).isEmpty();
  }

  @Test
  void aPositionThatAppearsAfterAllIsSupervised() {
    var deleted = after(pending(), failed(ENTRY, "insufficient_resting_volume"));

    var step = deleted.on(filled(10, 60));

    assertThat(status(step.to())).isEqualTo(TradeStatus.OPEN);
    assertThat(step.effects())
        .contains(new TellSupervisor(TradeStatus.OPEN))
        .anyMatch(RaiseAlert.class::isInstance);
  }

  @Test
  void moreThanWasOrderedIsNotBelieved() {
    var step = pending().on(filled(11, 60));

    assertThat(step.isChange()).isFalse();
    assertThat(step.why()).contains("was filled 11 of 10");
    assertThat(step.effects()).anyMatch(RaiseAlert.class::isInstance);
  }

  @Test
  void anotherVenueIdForTheSameOrderIsNotBelieved() {
    var accepted = after(pending(), new OrderAccepted(ENTRY, "venue-1"));

    assertThat(accepted.on(new OrderAccepted(ENTRY, "venue-2")).effects())
        .anyMatch(RaiseAlert.class::isInstance);
  }

  @Test
  void anotherTicketDoesNotBelongToThisTrade() {
    var other =
        new Ticket(
            new TicketId("TICKET-fffffffff-1755273700000"),
            Trades.TICKER,
            Side.YES,
            Contracts.of(1),
            Price.ofCents(50),
            1,
            OptionalDouble.empty(),
            EntryMethod.AUTO,
            CLOSE);

    assertThat(held().on(new OpenTicket(other, Trades.NOON)).isChange()).isFalse();
  }

  @Test
  void aNewTicketIdHasTheKnownForm() {
    assertThat(TicketId.of(-1, Instant.ofEpochMilli(1_755_273_600_000L)))
        .hasToString("TICKET-fffffffff-1755273600000");
  }

  @Test
  @DisplayName(
      "an order that fills after it was looked up as dead is asked about until it is whole")
  void aLastWordThatWasNotTheLastIsNotBelievedTwice() {
    var deleted = after(pending(), failed(ENTRY, "timeout"), done(ENTRY, 0, 0));

    var step = deleted.on(filled(5, 60));

    assertThat(step.effects()).contains(new LookUpOrder(ENTRY));
    var closing = after(step.to(), close(1), sold(1, 5, 58));
    assertThat(status(closing)).isEqualTo(TradeStatus.CLOSING);
    assertThat(closing.on(done(ENTRY, 10, 60)).effects())
        .containsExactly(new CloseRest(2, Contracts.of(5)));
  }

  @Test
  void aLookUpThatWasOvertakenByAFillEndsNothing() {
    var open = after(pending(), filled(5, 60));

    var state = after(open, done(ENTRY, 0, 0));

    assertThat(state.unfinished()).containsExactly(ENTRY);
    assertThat(after(state, done(ENTRY, 5, 60)).unfinished()).isEmpty();
  }
}
