package io.rec.kalshiaccountsync.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.domain.money.Contracts;
import io.rec.domain.money.Money;
import io.rec.domain.money.Price;
import io.rec.domain.position.Direction;
import io.rec.kalshiaccountsync.account.OrderProgress.OrderCosts;
import io.rec.venues.kalshi.account.OrderStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** The life of an order, told by stream and calls in whatever order. */
class OrderLawsTest {

  private static final Instant BORN = Instant.parse("2026-03-02T12:30:00.123456Z");
  private static final Contracts COUNT = Contracts.of(10);

  /** Where a life ends and how many steps it takes; several may fall into one millisecond. */
  record Life(OrderStatus end, List<Integer> fills, int stepMicros) {}

  @Property
  @Label("the end is the same in whatever order and however often the states arrive")
  void anyOrderEndsTheSame(@ForAll("lives") Life life, @ForAll Random random) {
    List<KnownOrder> states = states(life);
    List<News.Ordered> told = told(states, random);

    KnownOrder end =
        told.stream().map(News.Ordered::order).reduce((one, other) -> one).orElseThrow();
    for (int i = 1; i < told.size(); i++) {
      end = end.after(told.get(i).order(), told.get(i).source());
    }

    KnownOrder last = states.getLast();
    assertThat(end.terms()).isEqualTo(last.terms());
    assertThat(end.progress()).isEqualTo(last.progress());
    assertThat(end.createdAt()).isEqualTo(last.createdAt());
    assertThat(end.clientOrderId()).contains("ours");
    Statistics.label("the first told is the last state")
        .collect(told.getFirst().order().progress().status() == last.progress().status());
  }

  @Property
  @Label("a resting order never follows an ended one, nor fewer contracts more")
  void neverBack(@ForAll("lives") Life life, @ForAll Random random) {
    List<News.Ordered> told = told(states(life), random);
    KnownOrder known = told.getFirst().order();

    for (News.Ordered each : told) {
      KnownOrder after = known.after(each.order(), each.source());
      assertThat(after.progress().filled()).isGreaterThanOrEqualTo(known.progress().filled());
      assertThat(after.progress().status().isOver() || !known.progress().status().isOver())
          .isTrue();
      known = after;
    }
  }

  @Provide
  Arbitrary<Life> lives() {
    return net.jqwik.api.Combinators.combine(
            Arbitraries.of(OrderStatus.values()),
            Arbitraries.integers().between(1, 2).list().ofMaxSize(4),
            Arbitraries.of(1, 300, 1_000, 250_000))
        .as(Life::new);
  }

  private static List<KnownOrder> states(Life life) {
    List<KnownOrder> states = new ArrayList<>();
    Instant at = BORN;
    int filled = 0;
    states.add(state(OrderStatus.RESTING, 0, at));
    for (int fill : life.fills()) {
      at = at.plus(life.stepMicros(), ChronoUnit.MICROS);
      filled += fill;
      states.add(state(OrderStatus.RESTING, filled, at));
    }
    if (life.end() != OrderStatus.RESTING) {
      at = at.plus(life.stepMicros(), ChronoUnit.MICROS);
      states.add(state(life.end(), life.end() == OrderStatus.EXECUTED ? 10 : filled, at));
    }
    return states;
  }

  private static KnownOrder state(OrderStatus status, int filled, Instant at) {
    int remaining = status == OrderStatus.RESTING ? 10 - filled : 0;
    return new KnownOrder(
        "order",
        Optional.of("ours"),
        Optional.of(BORN),
        new OrderTerms(
            "KX-T1",
            Direction.BID,
            Price.ofCents(56),
            COUNT,
            Optional.empty(),
            Optional.empty(),
            Optional.of("taker_at_cross")),
        new OrderProgress(
            status,
            Contracts.of(filled),
            Contracts.of(remaining),
            new OrderCosts(Money.ofCents(56L * filled), Money.ZERO, Money.CENT, Money.ZERO),
            at));
  }

  /** Each state by one way or both, some of them twice, shuffled. */
  private static List<News.Ordered> told(List<KnownOrder> states, Random random) {
    List<News.Ordered> told = new ArrayList<>();
    for (KnownOrder state : states) {
      told.add(new News.Ordered(state, Source.CALL));
      told.add(new News.Ordered(streamed(state), Source.STREAM));
      if (random.nextBoolean()) {
        told.add(told.getLast());
      }
    }
    java.util.Collections.shuffle(told, random);
    return told;
  }

  private static KnownOrder streamed(KnownOrder state) {
    OrderProgress progress = state.progress();
    return new KnownOrder(
        state.orderId(),
        state.clientOrderId(),
        state.createdAt().map(at -> at.truncatedTo(ChronoUnit.MILLIS)),
        state.terms(),
        new OrderProgress(
            progress.status(),
            progress.filled(),
            progress.remaining(),
            progress.costs(),
            progress.changedAt().truncatedTo(ChronoUnit.MILLIS)));
  }
}
