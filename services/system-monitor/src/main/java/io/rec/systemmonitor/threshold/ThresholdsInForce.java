package io.rec.systemmonitor.threshold;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.Arrays;
import java.util.List;

/**
 * The limits as people are shown them.
 *
 * @param raiseAfter seconds for which a figure has to be too high
 * @param clearAfter seconds for which it has to be low again
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record ThresholdsInForce(List<Line> limits, long raiseAfter, long clearAfter) {

  /**
   * One limit.
   *
   * @param usual where nobody set another
   * @param setting the variable of this service that sets it
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  public record Line(
      String name,
      String what,
      String unit,
      double above,
      double lowAgain,
      double usual,
      String setting) {}

  public static ThresholdsInForce of(Thresholds thresholds) {
    return new ThresholdsInForce(
        Arrays.stream(Kind.values()).map(kind -> line(kind, thresholds.limit(kind))).toList(),
        thresholds.raiseAfter().toSeconds(),
        thresholds.clearAfter().toSeconds());
  }

  private static Line line(Kind kind, Limit limit) {
    return new Line(
        kind.type(),
        kind.what(),
        kind.unit(),
        limit.above(),
        limit.below(),
        kind.usual(),
        kind.setting());
  }
}
