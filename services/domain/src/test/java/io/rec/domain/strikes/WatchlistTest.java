package io.rec.domain.strikes;

import static io.rec.domain.strikes.Tables.quote;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class WatchlistTest {
  private static final Watchlist WATCHLIST = new Watchlist(90, 1);

  private static StrikeRow row(Quote quote, OptionalDouble probability) {
    return new StrikeRow(
        100_000, quote, 0, 0, probability, OptionalDouble.of(3), OptionalDouble.of(-5), Side.YES);
  }

  @Test
  void dropsARowThatOneSideDoesNotOffer() {
    var half = quote(100_000, OptionalInt.of(80), OptionalInt.empty());

    assertThat(WATCHLIST.of(List.of(row(half, OptionalDouble.of(95))))).isEmpty();
  }

  @Test
  void dropsARowWhoseProbabilityIsUnknown() {
    assertThat(WATCHLIST.of(List.of(row(quote(100_000, 80, 22), OptionalDouble.empty()))))
        .isEmpty();
  }

  @Test
  void needsMoreThanTheMarginBelowTheProbability() {
    var quote = quote(100_000, 80, 22);

    assertThat(WATCHLIST.of(List.of(row(quote, OptionalDouble.of(85))))).isEmpty();
    assertThat(WATCHLIST.of(List.of(row(quote, OptionalDouble.of(85.01))))).hasSize(1);
  }
}
