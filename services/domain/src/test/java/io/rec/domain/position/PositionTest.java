package io.rec.domain.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rec.domain.money.Contracts;
import io.rec.domain.money.Money;
import io.rec.domain.money.Price;
import io.rec.domain.strikes.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class PositionTest {
  private static final String TICKER = "KXBTCD-25AUG1513-T117999.99";
  private static final Instant NOON = Instant.parse("2025-08-15T16:00:00Z");

  /** A fill without its place in time. */
  record Draft(Direction direction, long hundredths, int units, long fee) {}

  @Provide
  Arbitrary<List<Fill>> fills() {
    return Combinators.combine(
            Arbitraries.of(Direction.values()),
            Arbitraries.longs().between(1, 5_000),
            Arbitraries.integers().between(1, 9_999),
            Arbitraries.longs().between(0, 20_000))
        .as(Draft::new)
        .list()
        .ofMaxSize(30)
        .map(PositionTest::inTime);
  }

  private static List<Fill> inTime(List<Draft> drafts) {
    return IntStream.range(0, drafts.size())
        .mapToObj(
            i -> {
              var draft = drafts.get(i);
              // Several fills share an instant.
              return fill(
                  i,
                  draft.direction(),
                  new Contracts(draft.hundredths()),
                  new Price(draft.units()),
                  new Money(draft.fee()));
            })
        .toList();
  }

  private static Fill fill(int number, Direction direction, Contracts count, Price yes, Money fee) {
    return new Fill(
        "fill-%03d".formatted(number),
        "order-1",
        TICKER,
        direction,
        count,
        yes,
        fee,
        NOON.plusSeconds(number / 3));
  }

  private static Fill bid(int number, long count, int cents) {
    return fill(number, Direction.BID, Contracts.of(count), Price.ofCents(cents), Money.ZERO);
  }

  private static Fill ask(int number, long count, int cents) {
    return fill(number, Direction.ASK, Contracts.of(count), Price.ofCents(cents), Money.ZERO);
  }

  private static Position of(Fill... fills) {
    return Position.of(TICKER, List.of(fills));
  }

  @Property
  @Label("REC-TM-13 in whatever order and however often fills arrive, the position is the same")
  void arrivalDoesNotMatter(@ForAll("fills") List<Fill> fills, @ForAll Random random) {
    var arrived = new ArrayList<>(fills);
    for (var fill : fills) {
      if (random.nextBoolean()) {
        arrived.add(fill);
      }
    }
    Collections.shuffle(arrived, random);

    assertThat(Position.of(TICKER, arrived)).isEqualTo(Position.of(TICKER, fills));
  }

  @Property
  @Label("REC-TM-05 cash is what the contracts did to it, one by one")
  void cashIsTheSumOfItsFlows(@ForAll("fills") List<Fill> fills) {
    var position = Position.of(TICKER, fills);

    assertThat(position.cash()).isEqualTo(flows(fills));
    assertThat(position.signed()).isEqualByComparingTo(net(fills));
  }

  @Property
  @Label("after settlement the realised gain is the sum of all cash flows, to the last digit")
  void gainIsTheSumOfCashFlows(@ForAll("fills") List<Fill> fills, @ForAll Side winner) {
    var position = Position.of(TICKER, fills);

    var settled = position.settled(winner);

    assertThat(settled.realisedNet()).isEqualTo(flows(fills).plus(position.payout(winner)));
    assertThat(settled.cash()).isEqualTo(settled.realisedNet());
  }

  @Property
  @Label("the count never goes below nothing and what is held cost at most a dollar a contract")
  void costIsBounded(@ForAll("fills") List<Fill> fills) {
    var position = Position.none(TICKER);

    for (var fill : fills) {
      position = position.after(fill);
      assertThat(position.cost()).isBetween(Money.ZERO, position.count().payout());
    }
  }

  /**
   * The ledger of one contract at a time: signed contracts, YES costs its price, and a NO is a YES
   * that was sold plus a dollar put down, which comes back when it is closed.
   */
  private static Money flows(List<Fill> fills) {
    var cash = Money.ZERO;
    var held = BigDecimal.ZERO;
    for (var fill : fills) {
      var signed = fill.direction() == Direction.BID ? 1 : -1;
      var price = fill.yesPrice().times(fill.count());
      cash = (signed > 0 ? cash.minus(price) : cash.plus(price)).minus(fill.fee());
      var before = held.min(BigDecimal.ZERO).negate();
      held = held.add(fill.count().number().multiply(BigDecimal.valueOf(signed)));
      var after = held.min(BigDecimal.ZERO).negate();
      cash = cash.minus(Money.ofDollars(after.subtract(before)));
    }
    return cash;
  }

  private static BigDecimal net(List<Fill> fills) {
    return fills.stream()
        .map(
            fill ->
                fill.direction() == Direction.BID
                    ? fill.count().number()
                    : fill.count().number().negate())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  @Test
  void averagesWhatItBought() {
    var position = of(bid(1, 10, 40), bid(2, 30, 60));

    assertThat(position.averagePrice())
        .hasValueSatisfying(price -> assertThat(price).isEqualByComparingTo("0.55"));
    assertThat(position.cost()).isEqualTo(Money.ofCents(2200));
  }

  @Test
  void closingRealisesAboveTheAverage() {
    var position = of(bid(1, 10, 40), bid(2, 10, 60), ask(3, 5, 70));

    assertThat(position.realised()).isEqualTo(Money.ofCents(100));
    assertThat(position.count()).isEqualTo(Contracts.of(15));
    assertThat(position.cost()).isEqualTo(Money.ofCents(750));
  }

  @Test
  void crossingZeroClosesFirstAndOpensThen() {
    var position = of(bid(1, 10, 40), ask(2, 25, 70));

    assertThat(position.realised()).isEqualTo(Money.ofCents(300));
    assertThat(position.side()).isEqualTo(Side.NO);
    assertThat(position.count()).isEqualTo(Contracts.of(15));
    assertThat(position.cost()).isEqualTo(Money.ofCents(450));
    assertThat(position.signed()).isEqualByComparingTo("-15");
  }

  @Test
  void aNoIsClosedByABid() {
    var position = of(ask(1, 10, 30), bid(2, 10, 20));

    assertThat(position.realised()).isEqualTo(Money.ofCents(100));
    assertThat(position.count()).isEqualTo(Contracts.NONE);
    assertThat(position.averagePrice()).isEmpty();
  }

  @Test
  void settlementPaysTheWinnerAndTakesTheLosersCost() {
    var position = of(ask(1, 10, 30));

    assertThat(position.settled(Side.NO).realised()).isEqualTo(Money.ofCents(300));
    assertThat(position.settled(Side.YES).realised()).isEqualTo(Money.ofCents(-700));
  }

  @Test
  void refusesTwoFillsOfOneName() {
    assertThatThrownBy(() -> of(bid(1, 10, 40), bid(1, 11, 40)))
        .hasMessageContaining("fill-001 was reported as");
  }

  @Test
  void refusesAFillOfAnotherMarket() {
    var position = Position.none("KXBTCD-25AUG1514-T117999.99");

    assertThatThrownBy(() -> position.after(bid(1, 1, 50)))
        .hasMessageContaining("fill-001 is of " + TICKER);
  }

  @Test
  void unrealisedGoesByTheExecutablePrice() {
    var open =
        Unrealised.of(
            Contracts.of(10),
            Money.ofCents(600),
            Money.parse("0.168"),
            Price.ofCents(42),
            Money.parse("0.1706"));

    assertThat(open.price()).isEqualTo(Price.ofCents(58));
    assertThat(open.gross()).isEqualTo(Money.ofCents(-20));
    assertThat(open.net()).isEqualTo(Money.parse("-0.5386"));
  }
}
