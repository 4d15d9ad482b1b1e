package io.rec.domain.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.domain.money.Money;
import java.time.Duration;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DecisionTest {

  private enum Sample implements Rule {
    MIN_PROBABILITY,
    MAX_ORDER,
    FRESH_PRICE
  }

  @Test
  void namesEveryRuleWithItsNumbersAndTheReasonOnlyOfThoseThatFailed() {
    var decision =
        Decision.of(
            Check.atLeast(Sample.MIN_PROBABILITY, 93.1, 95, Unit.PERCENT),
            Check.atMost(Sample.MAX_ORDER, Money.parse("6.168"), Money.ofCents(10_000)));

    assertThat(decision.passed()).isFalse();
    assertThat(decision.checks())
        .extracting(Check::sentence)
        .containsExactly(
            "min_probability: found 93.1, needs at least 95 percent",
            "max_order: found 6.168, needs at most 100.00 dollars");
    assertThat(decision.reason())
        .isEqualTo("min_probability: found 93.1, needs at least 95 percent");
  }

  @Test
  void nothingKnownSatisfiesNothing() {
    var check = Check.atMost(Sample.MIN_PROBABILITY, OptionalDouble.empty(), 95, Unit.PERCENT);

    assertThat(check.passed()).isFalse();
    assertThat(check.sentence()).contains("found nothing");
  }

  @ParameterizedTest
  @CsvSource({"0, true", "5, true", "5.001, false", "-3600, false"})
  void anAgeIsHeldAgainstItsLimitInBothDirections(double seconds, boolean fresh) {
    var age = Duration.ofNanos((long) (seconds * 1e9));

    assertThat(Check.fresh(Sample.FRESH_PRICE, age, Duration.ofSeconds(5)).passed())
        .isEqualTo(fresh);
  }

  @Test
  void amountsAreComparedToTheLastDigit() {
    var limit = Money.ofCents(100);

    assertThat(Check.atMost(Sample.MAX_ORDER, limit.plus(new Money(1)), limit).passed()).isFalse();
    assertThat(Check.atMost(Sample.MAX_ORDER, limit, limit).passed()).isTrue();
    assertThat(Check.below(Sample.MAX_ORDER, limit, limit).passed()).isFalse();
  }

  @Test
  void nothingAskedIsAYes() {
    assertThat(Decision.of().passed()).isTrue();
    assertThat(Decision.of().reason()).isEmpty();
  }
}
