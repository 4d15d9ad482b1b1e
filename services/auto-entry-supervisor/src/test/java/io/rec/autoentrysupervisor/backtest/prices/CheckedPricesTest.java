package io.rec.autoentrysupervisor.backtest.prices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rec.autoentrysupervisor.backtest.testing.ListedPrices;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CheckedPricesTest {
  @Test
  void tellsHowManySecondsAreMissing() throws IOException {
    var prices = new CheckedPrices(holed(), 10);

    while (prices.next()) {
      assertThat(prices.price()).isPositive();
    }

    assertThat(prices.coverage())
        .isEqualTo(
            new Coverage(
                Instant.ofEpochSecond(100),
                Instant.ofEpochSecond(113),
                4,
                10,
                10,
                Instant.ofEpochSecond(102)));
  }

  @Test
  void refusesAHoleAndSaysWhereItIs() throws IOException {
    var prices = new CheckedPrices(holed(), 9);
    prices.next();
    prices.next();
    prices.next();

    assertThatThrownBy(prices::next)
        .isInstanceOf(Refusal.class)
        .hasMessage(
            "between 1970-01-01T00:01:42Z and 1970-01-01T00:01:53Z there are no prices for 10 seconds:"
                + " at most 9 may be missing in a row");
  }

  @Test
  void theWalkIsTheSameEachTimeAndAnotherWithAnotherSeed() throws IOException {
    assertThat(end(7)).isEqualTo(end(7)).isNotEqualTo(end(8));
  }

  private static double end(long seed) throws IOException {
    var walk = new WalkPrices(seed, Instant.EPOCH, 1000, 100_000);
    var count = 0;
    while (walk.next()) {
      assertThat(walk.second()).isEqualTo(count);
      count++;
    }
    assertThat(count).isEqualTo(1000);
    return walk.price();
  }

  private static ListedPrices holed() {
    return new ListedPrices().add(100, 1).add(101, 2).add(102, 3).add(113, 4);
  }
}
