package io.rec.tradeexecutor.amend;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.domain.money.Contracts;
import io.rec.domain.money.Money;
import io.rec.domain.money.Price;
import io.rec.domain.position.Direction;
import io.rec.platform.risk.ExplainedDecision;
import io.rec.tradeexecutor.amend.Intention.Standing;
import io.rec.venues.kalshi.account.AccountOrder;
import io.rec.venues.kalshi.account.OrderStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CourseTest {

  private static final Instant SENT = Instant.parse("2026-03-02T12:30:00Z");
  private static final Intention WANTED =
      new Intention(
          "r1",
          "o1",
          "o1",
          "c1",
          "T",
          "bid",
          "0.4200",
          "5.00",
          "0.4000",
          "3.00",
          new ExplainedDecision(true, "", List.of()));

  @ParameterizedTest(name = "{0} {1} {2}+{3} is {5}")
  @CsvSource({
    "RESTING, 40, 0, 3, 3, AS_BEFORE",
    "RESTING, 40, 1, 2, 3, AS_BEFORE",
    "RESTING, 42, 0, 5, 5, AS_WANTED",
    "RESTING, 42, 2, 3, 5, AS_WANTED",
    "EXECUTED, 42, 5, 0, 5, AS_WANTED",
    "CANCELED, 42, 1, 0, 5, AS_WANTED",
    "EXECUTED, 40, 3, 0, 3, OVER",
    "CANCELED, 40, 0, 0, 3, OVER",
    "RESTING, 40, 0, 1, 3, OTHERWISE",
    "RESTING, 41, 0, 5, 5, OTHERWISE",
  })
  @DisplayName("where an order stands follows from its price, its total and whether it is over")
  void knowsStanding(
      OrderStatus status, int cents, int filled, int remaining, int initial, Standing standing) {
    AccountOrder order = order(status, cents, filled, remaining, initial);

    assertThat(WANTED.standing(order)).isEqualTo(standing);
  }

  @ParameterizedTest(name = "{0} from {1} x {2} to {3} x {4}: {5}")
  @CsvSource({
    "BID, 40, 3, 41, 3, true",
    "BID, 40, 3, 39, 3, false",
    "BID, 40, 3, 39, 4, true",
    "BID, 40, 3, 41, 1, true",
    "BID, 40, 3, 40, 3, false",
    "ASK, 40, 3, 39, 3, true",
    "ASK, 40, 3, 41, 2, false",
  })
  @DisplayName("more contracts, or a price nearer to execution, may lead to more")
  void knowsWhatRaises(
      Direction side, int before, int count, int price, int wanted, boolean raises) {
    Terms terms = new Terms(side, Price.ofCents(before), Contracts.of(count), Contracts.NONE);

    assertThat(terms.with(Price.ofCents(price), Contracts.of(wanted)).raise(terms))
        .isEqualTo(raises);
  }

  @Test
  @DisplayName("after a doubt it goes out again only when the order was seen to be as before")
  void repeatsOnlyUnchanged() {
    Course course = Course.of(order(OrderStatus.RESTING, 40, 0, 3, 3));
    assertThat(course.maySend()).isTrue();

    course.doubt("no answer");
    assertThat(course.maySend()).isFalse();

    AccountOrder unchanged = order(OrderStatus.RESTING, 40, 1, 2, 3);
    course.saw(unchanged, WANTED.standing(unchanged));
    assertThat(course.maySend()).isTrue();
    course.sawNothing();
    assertThat(course.maySend()).isFalse();
    course.saw(unchanged, WANTED.standing(unchanged));
    course.gone("not found");
    assertThat(course.maySend()).as("the list lags behind the refusal").isFalse();
  }

  @Test
  @DisplayName("only an order that is as before a minute after the last call proves that none came")
  void provesNothingEarly() {
    Course course = Course.resumed(WANTED);
    AccountOrder unchanged = order(OrderStatus.RESTING, 40, 0, 3, 3);

    assertThat(course.didNotArrive(SENT, SENT.plusSeconds(61))).as("not seen").isFalse();
    course.saw(unchanged, WANTED.standing(unchanged));

    assertThat(course.didNotArrive(SENT, SENT.plusSeconds(59))).isFalse();
    assertThat(course.didNotArrive(SENT, SENT.plusSeconds(60))).isTrue();
  }

  @Test
  @DisplayName("a call that nobody answered stays open until the order shows that it arrived")
  void staysOpen() {
    Course course = Course.of(order(OrderStatus.RESTING, 40, 0, 3, 3));
    AccountOrder wanted = order(OrderStatus.RESTING, 42, 0, 5, 5);

    course.doubt("no answer");
    assertThat(course.isOpen()).isTrue();
    course.saw(wanted, WANTED.standing(wanted));
    assertThat(course.isOpen()).isFalse();
    course.doubt("no answer to the second");
    assertThat(course.isOpen()).isTrue();
  }

  private static AccountOrder order(
      OrderStatus status, int cents, int filled, int remaining, int initial) {
    AccountOrder.Charges none = new AccountOrder.Charges(Money.ZERO, Money.ZERO);
    return new AccountOrder(
        "o1",
        "c1",
        "T",
        Direction.BID,
        status,
        Price.ofCents(cents),
        new AccountOrder.Counts(
            Contracts.of(initial), Contracts.of(filled), Contracts.of(remaining)),
        none,
        none,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "",
        "");
  }
}
