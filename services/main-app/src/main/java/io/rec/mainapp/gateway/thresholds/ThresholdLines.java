package io.rec.mainapp.gateway.thresholds;

import static java.util.Objects.requireNonNull;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;

/**
 * The limits in force.
 *
 * @param raiseAfter seconds for which a figure has to be too high
 * @param clearAfter seconds for which it has to be low again
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record ThresholdLines(List<Line> limits, long raiseAfter, long clearAfter) {

  /** The monitor's answer: one that lacks something is none. */
  public ThresholdLines {
    limits = List.copyOf(limits);
  }

  /**
   * One limit.
   *
   * @param above more than this is too high
   * @param lowAgain not more than this is low again
   * @param usual where nobody set another
   * @param setting the variable of the system monitor that sets it
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  public record Line(
      String name,
      String what,
      String unit,
      double above,
      double lowAgain,
      double usual,
      String setting) {

    public Line {
      requireNonNull(name, "name");
      requireNonNull(what, "what");
      requireNonNull(unit, "unit");
      requireNonNull(setting, "setting");
    }
  }
}
