package io.rec.platform.risk;

import io.micronaut.serde.annotation.Serdeable;
import io.rec.domain.decision.Check;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** One rule of a decision as it stands in JSON; {@code found} is null where nothing was found. */
@Serdeable
public record ExplainedCheck(
    String rule,
    boolean passed,
    @Nullable String found,
    String relation,
    String needed,
    String unit,
    String sentence) {

  static ExplainedCheck of(Check check) {
    return switch (check) {
      case Check.Measured m ->
          new ExplainedCheck(
              m.rule().word(),
              m.passed(),
              m.found().isPresent() ? plain(m.found().getAsDouble()) : null,
              m.relation().words(),
              plain(m.needed()),
              m.unit().word(),
              m.sentence());
      case Check.Amount a ->
          new ExplainedCheck(
              a.rule().word(),
              a.passed(),
              a.found().toString(),
              a.relation().words(),
              a.needed().toString(),
              "dollars",
              a.sentence());
      case Check.Stated s ->
          new ExplainedCheck(
              s.rule().word(), s.passed(), s.found(), "is", s.needed(), "", s.sentence());
    };
  }

  private static String plain(double number) {
    return Double.isFinite(number)
        ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
        : Double.toString(number);
  }
}
