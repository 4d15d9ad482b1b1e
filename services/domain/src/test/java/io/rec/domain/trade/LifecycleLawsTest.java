package io.rec.domain.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.domain.money.Contracts;
import io.rec.domain.money.Money;
import io.rec.domain.money.Price;
import io.rec.domain.strikes.Side;
import io.rec.domain.trade.Effect.CloseRest;
import io.rec.domain.trade.Effect.LookUpOrder;
import io.rec.domain.trade.Effect.RaiseAlert;
import io.rec.domain.trade.Effect.SendOrder;
import io.rec.domain.trade.Effect.StoreIntent;
import io.rec.domain.trade.Effect.TellSupervisor;
import io.rec.domain.trade.Effect.WatchSettlement;
import io.rec.domain.trade.OrderIntent.Purpose;
import io.rec.domain.trade.TradeEvent.HourEnds;
import io.rec.domain.trade.TradeEvent.OrderAccepted;
import io.rec.domain.trade.TradeEvent.OrderDone;
import io.rec.domain.trade.TradeEvent.OrderFilled;
import io.rec.domain.trade.TradeOrder.Stage;
import io.rec.domain.trade.TradeState.Closed;
import io.rec.domain.trade.TradeState.Closing;
import io.rec.domain.trade.TradeState.Deleted;
import io.rec.domain.trade.TradeState.Open;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** What holds for every sequence of events, likely or not. */
final class LifecycleLawsTest {
  private static final double LEAST_PERCENT = 1;

  @Provide
  Arbitrary<List<TradeEvent>> events() {
    var orders =
        Arbitraries.of(
            Trades.ENTRY,
            Trades.closeOrder(1),
            Trades.closeOrder(2),
            new ClientOrderId("somebody-else"));
    var executions =
        Combinators.combine(
                Arbitraries.longs().between(0, 12),
                Arbitraries.integers().between(1, 99),
                Arbitraries.of(true, false))
            .as(
                (count, cents, exact) ->
                    new Execution(
                        Contracts.of(count),
                        Price.ofCents(cents).times(Contracts.of(count)),
                        Money.CENT,
                        exact));
    var texts = Arbitraries.of("timeout", "insufficient_balance", "market_inactive", "HTTP 500");
    return Arbitraries.<TradeEvent>oneOf(
            List.of(
                Arbitraries.just(Trades.open()),
                Arbitraries.integers().between(0, 3).map(Trades::close),
                Combinators.combine(
                        Arbitraries.integers().between(1, 3), Arbitraries.longs().between(1, 10))
                    .as(Trades::closeBut),
                Arbitraries.just(Trades.hourEnds()),
                Arbitraries.of(Side.values()).map(Trades::settled),
                orders.map(order -> new OrderAccepted(order, "venue-" + order)),
                Combinators.combine(orders, texts).as(Trades::failed),
                Combinators.combine(orders, Arbitraries.longs().between(0, 240))
                    .as(Trades::missing),
                Combinators.combine(orders, executions).as(OrderFilled::new),
                Combinators.combine(orders, executions).as(OrderDone::new)))
        .list()
        .ofMaxSize(25)
        .map(
            events -> {
              var all = new ArrayList<TradeEvent>(events);
              all.addFirst(Trades.open());
              return List.copyOf(all);
            });
  }

  @Property(tries = 1000)
  @Label("REC-TM-01 every state answers every event, and the books stay possible")
  void invariantsHold(@ForAll("events") List<TradeEvent> events) {
    var state = TradeState.NONE;
    var stored = new HashSet<ClientOrderId>();
    var sent = new HashSet<ClientOrderId>();
    var over = false;
    var heardAfterClosed = 0;
    for (var event : events) {
      var step = state.on(event);
      for (var effect : step.effects()) {
        if (effect instanceof StoreIntent store) {
          stored.add(store.intent().id());
        }
        if (effect instanceof SendOrder send) {
          assertThat(stored).contains(send.intent().id());
          assertThat(sent.add(send.intent().id())).as("sent once").isTrue();
        }
      }
      step.to().books().ifPresent(LifecycleLawsTest::possible);
      over |= event instanceof HourEnds;
      assertThat(over && (step.to() instanceof Open || step.to() instanceof Closing))
          .as("open after its hour")
          .isFalse();
      if (state instanceof Closed) {
        assertThat(step.to()).isEqualTo(state);
        heardAfterClosed++;
      }
      state = step.to();
    }
    often("events after closed", heardAfterClosed > 0);
  }

  /** A law that is about a case says so only if the case is made often enough. */
  private static void often(String what, boolean happened) {
    Statistics.label(what)
        .collect(happened)
        .coverage(coverage -> coverage.check(true).percentage(share -> share > LEAST_PERCENT));
  }

  private static void possible(TradeOrders orders) {
    assertThat(orders.bought().filled()).isLessThanOrEqualTo(orders.ticket().count());
    assertThat(orders.sold().filled()).isLessThanOrEqualTo(orders.bought().filled());
    assertThat(orders.closes()).filteredOn(order -> order.stage() == Stage.SENT).hasSizeLessThan(2);
  }

  @Property(tries = 1000)
  @Label("the same event twice is the event once, and sends nothing the second time")
  void everyEventIsIdempotent(@ForAll("events") List<TradeEvent> events) {
    var state = TradeState.NONE;
    for (var event : events) {
      var once = state.on(event).to();
      var twice = once.on(event);
      assertThat(twice.to()).isEqualTo(once);
      assertThat(twice.effects()).noneMatch(SendOrder.class::isInstance);
      state = once;
    }
  }

  @Property(tries = 1000)
  @Label("a finished trade has no open order, and its gain is the cash of its orders")
  void closedBooksBalance(@ForAll("events") List<TradeEvent> events) {
    var state = Trades.after(TradeState.NONE, events.toArray(TradeEvent[]::new));

    often("closed", state instanceof Closed);
    if (state instanceof Closed closed) {
      var orders = closed.orders();
      assertThat(closed.unfinished()).isEmpty();
      assertThat(closed.result().pnl())
          .isEqualTo(
              orders
                  .sold()
                  .amount()
                  .plus(closed.result().revenue())
                  .minus(orders.bought().amount())
                  .minus(orders.fees()));
    }
  }

  @Property(tries = 10_000)
  @Label("R32 no path loses or doubles a position: the books end as the venue's, whatever is lost")
  void booksEndAsTheVenues(@ForAll long seed) {
    var random = new Random(seed);
    var venue = new ShakyVenue(random);
    var desk = new Desk(venue);
    desk.hear(Trades.open());
    for (int i = 0; i < 60; i++) {
      venue.passTime();
      switch (random.nextInt(12)) {
        case 0 -> desk.hear(venue.closeNow(1 + random.nextInt(4)));
        case 1 -> desk.hear(venue.closeNow(desk.nextAttempt()));
        case 2 -> venue.deliverLateOrder();
        case 3 -> desk.hear(Trades.open());
        case 4 -> desk.askAgain();
        default -> {
          if (venue.hasNews()) {
            desk.hear(venue.nextNews());
          }
        }
      }
    }
    venue.close();
    if (random.nextBoolean()) {
      desk.hear(Trades.hourEnds());
    }
    var winner = random.nextBoolean() ? Side.YES : Side.NO;

    desk.reconcile();
    desk.hear(Trades.hourEnds());
    desk.hear(Trades.settled(winner));

    desk.assertBooksEqual(winner);
    often("bought", !venue.total(Purpose.OPEN).filled().isNone());
    often("sold", !venue.total(Purpose.CLOSE).filled().isNone());
    often("not found while underway", venue.hidAnOrder());
  }

  /** What trade manager and executor do with a trade: the effects, and asking when in doubt. */
  private static final class Desk {
    private final ShakyVenue venue;
    private TradeState state = TradeState.NONE;

    Desk(ShakyVenue venue) {
      this.venue = venue;
    }

    void hear(TradeEvent event) {
      var step = state.on(event);
      state = step.to();
      for (var effect : step.effects()) {
        switch (effect) {
          case StoreIntent store -> venue.store(store.intent());
          case SendOrder send -> {
            leavesWhatIsKept(send.intent());
            venue.send(send.intent());
          }
          case LookUpOrder look -> venue.lookUp(look.order());
          case CloseRest rest ->
              assertThat(rest.rest()).isEqualTo(state.books().orElseThrow().toSell());
          case TellSupervisor tell -> assertThat(state.status()).contains(tell.status());
          case WatchSettlement watch -> assertThat(watch.ticker()).isEqualTo(Trades.TICKER);
          case RaiseAlert alert -> assertThat(alert.text()).isNotBlank();
        }
      }
      state.books().ifPresent(LifecycleLawsTest::possible);
      if (state instanceof Deleted) {
        assertThat(venue.isUnderway(Purpose.OPEN)).as("given up while underway").isFalse();
      }
    }

    private void leavesWhatIsKept(OrderIntent intent) {
      if (intent.purpose() == Purpose.CLOSE) {
        var orders = state.books().orElseThrow();
        assertThat(intent.count().plus(orders.keep())).isEqualTo(orders.rest());
      }
    }

    int nextAttempt() {
      return state.books().map(TradeOrders::nextAttempt).orElse(1);
    }

    void askAgain() {
      state.unfinished().forEach(venue::lookUp);
    }

    /** Every order of ours that the venue knows, and every one we are not sure about. */
    void reconcile() {
      venue.forgetNews();
      List.copyOf(venue.known()).forEach(order -> hear(venue.truthOf(order)));
      state.unfinished().forEach(order -> hear(venue.truthOf(order)));
      venue.forgetNews();
    }

    void assertBooksEqual(Side winner) {
      var bought = venue.total(Purpose.OPEN).filled();
      if (bought.isNone()) {
        assertThat(state.status()).contains(TradeStatus.DELETED);
        return;
      }
      assertThat(state).isInstanceOf(Closed.class);
      var closed = (Closed) state;
      assertThat(closed.orders().bought()).isEqualTo(venue.total(Purpose.OPEN));
      assertThat(closed.orders().sold()).isEqualTo(venue.total(Purpose.CLOSE));
      assertThat(closed.result().pnl()).isEqualTo(venue.cash(Side.YES, winner));
    }
  }
}
