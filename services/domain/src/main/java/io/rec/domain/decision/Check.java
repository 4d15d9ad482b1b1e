package io.rec.domain.decision;

import io.rec.domain.money.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.OptionalDouble;

/** One rule, and how it came out. */
public sealed interface Check {

  Rule rule();

  boolean passed();

  /** One line for a person: {@code min_probability: found 93.1, needs at least 95 percent}. */
  String sentence();

  /** Numbers compared. What is not known satisfies nothing. */
  record Measured(Rule rule, OptionalDouble found, Relation relation, double needed, Unit unit)
      implements Check {

    @Override
    public boolean passed() {
      return found.isPresent() && relation.holds(found.getAsDouble(), needed);
    }

    @Override
    public String sentence() {
      return "%s: found %s, needs %s %s %s"
          .formatted(
              rule.word(),
              found.isPresent() ? plain(found.getAsDouble()) : "nothing",
              relation.words(),
              plain(needed),
              unit.word());
    }

    private static String plain(double number) {
      return Double.isFinite(number)
          ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
          : Double.toString(number);
    }
  }

  /** Amounts compared, to the last digit. */
  record Amount(Rule rule, Money found, Relation relation, Money needed) implements Check {

    @Override
    public boolean passed() {
      return relation.holds(found.compareTo(needed), 0);
    }

    @Override
    public String sentence() {
      return "%s: found %s, needs %s %s dollars"
          .formatted(rule.word(), found, relation.words(), needed);
    }
  }

  /** A fact that is no number. */
  record Stated(Rule rule, boolean passed, String found, String needed) implements Check {

    @Override
    public String sentence() {
      return "%s: found %s, needs %s".formatted(rule.word(), found, needed);
    }
  }

  static Check atLeast(Rule rule, OptionalDouble found, double needed, Unit unit) {
    return new Measured(rule, found, Relation.AT_LEAST, needed, unit);
  }

  static Check atLeast(Rule rule, double found, double needed, Unit unit) {
    return atLeast(rule, OptionalDouble.of(found), needed, unit);
  }

  static Check atMost(Rule rule, OptionalDouble found, double needed, Unit unit) {
    return new Measured(rule, found, Relation.AT_MOST, needed, unit);
  }

  static Check atMost(Rule rule, double found, double needed, Unit unit) {
    return atMost(rule, OptionalDouble.of(found), needed, unit);
  }

  static Check below(Rule rule, OptionalDouble found, double needed) {
    return new Measured(rule, found, Relation.BELOW, needed, Unit.PERCENT);
  }

  static Check atMost(Rule rule, Money found, Money needed) {
    return new Amount(rule, found, Relation.AT_MOST, needed);
  }

  static Check below(Rule rule, Money found, Money needed) {
    return new Amount(rule, found, Relation.BELOW, needed);
  }

  /**
   * An age within a limit. A time as far in the future is as wrong: one of the two clocks jumped.
   */
  static Check fresh(Rule rule, Duration age, Duration limit) {
    return atMost(rule, seconds(age.abs()), seconds(limit), Unit.SECONDS);
  }

  static Check that(Rule rule, boolean passed, String found, String needed) {
    return new Stated(rule, passed, found, needed);
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
