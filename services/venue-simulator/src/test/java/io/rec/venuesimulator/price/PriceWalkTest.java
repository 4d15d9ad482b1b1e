package io.rec.venuesimulator.price;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PriceWalkTest {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final double DEVIATION = 0.0001;

  private final PriceWalk walk = new PriceWalk(7, 100_000, DEVIATION);

  @Test
  @DisplayName("the same seed and the same instant give the same price")
  void repeats() {
    var other = new PriceWalk(7, 100_000, DEVIATION);

    assertThat(IntStream.range(0, 100).mapToObj(s -> other.at(NOON.plusSeconds(s))))
        .containsExactlyElementsOf(
            IntStream.range(0, 100).mapToObj(s -> walk.at(NOON.plusSeconds(s))).toList());
  }

  @Test
  @DisplayName("another seed gives another walk")
  void dependsOnSeed() {
    assertThat(new PriceWalk(8, 100_000, DEVIATION).at(NOON)).isNotEqualTo(walk.at(NOON));
  }

  @Test
  @DisplayName("a price has cents and no more")
  void hasCents() {
    assertThat(walk.at(NOON).scale()).isEqualTo(2);
  }

  @Test
  @DisplayName("the change of a second is as large as was asked for, within a factor of two")
  void hasTheVolatilityAskedFor() {
    assertThat(deviation(Duration.ofSeconds(1), 20_000)).isBetween(DEVIATION / 2, DEVIATION * 2);
  }

  @Test
  @DisplayName("the change of an hour grows with the root of time, within a factor of two")
  void growsWithTheRootOfTime() {
    double expected = DEVIATION * Math.sqrt(3600);

    assertThat(deviation(Duration.ofHours(1), 20_000)).isBetween(expected / 2, expected * 2);
  }

  private double deviation(Duration step, int steps) {
    double[] prices =
        IntStream.rangeClosed(0, steps)
            .mapToObj(i -> walk.at(NOON.plus(step.multipliedBy(i))))
            .mapToDouble(BigDecimal::doubleValue)
            .toArray();
    DoubleStream squares =
        IntStream.range(0, steps)
            .mapToDouble(i -> Math.log(prices[i + 1] / prices[i]))
            .map(change -> change * change);
    return Math.sqrt(squares.average().orElseThrow());
  }
}
