package io.rec.domain.strikes;

import static io.rec.domain.strikes.Tables.NOW;
import static io.rec.domain.strikes.Tables.markets;
import static io.rec.domain.strikes.Tables.momentum;
import static io.rec.domain.strikes.Tables.quote;
import static io.rec.domain.strikes.Tables.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rec.domain.probability.Fingerprints;
import io.rec.domain.probability.StudentTFingerprint;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class StrikeTableTest {

  @Property(tries = 300)
  @Label("REC-UPC-01 lists the 21 nearest strikes, ascending, whatever the holes")
  void listsTheNearestStrikes(
      @ForAll @Size(max = 60) Set<@IntRange(min = 1, max = 120) Integer> ladder,
      @ForAll @DoubleRange(min = 100, max = 32_000) double price) {
    var strikes = ladder.stream().map(rung -> rung * 250L).toList();
    var nearest =
        strikes.stream()
            .sorted(
                Comparator.comparingDouble((Long strike) -> Math.abs(price - strike))
                    .thenComparing(Comparator.naturalOrder()))
            .limit(21)
            .sorted()
            .toList();

    var rows =
        table(
                markets(strikes.stream().map(strike -> quote(strike, 50, 52)).toList()),
                momentum(price))
            .rows();

    assertThat(rows).extracting(StrikeRow::strike).isEqualTo(nearest);
  }

  @Property(tries = 300)
  void sidesAddUp(
      @ForAll @IntRange(min = 1, max = 99) int yesAsk,
      @ForAll @IntRange(min = 1, max = 99) int noAsk,
      @ForAll @DoubleRange(min = 95_000, max = 105_000) double price) {
    var row = table(markets(List.of(quote(100_000, yesAsk, noAsk))), momentum(price)).rows();

    var only = row.getFirst();
    var yesWins = only.yesDiff().orElseThrow() + yesAsk;
    var noWins = only.noDiff().orElseThrow() + noAsk;
    assertThat(yesWins + noWins).isCloseTo(100, within(1e-9));
    assertThat(only.activeSide() == Side.YES ? yesWins : noWins)
        .isCloseTo(only.probability().orElseThrow(), within(1e-9));
    assertThat(only.activeSide()).isEqualTo(100_000 < price ? Side.YES : Side.NO);
  }

  @Test
  void takesTheLowerOfTwoStrikesThatAreEquallyNear() {
    var quotes = LongStream.rangeClosed(1, 22).mapToObj(i -> quote(i * 100, 50, 52)).toList();

    var rows = table(markets(quotes), momentum(1150)).rows();

    assertThat(rows.getFirst().strike()).isEqualTo(100);
    assertThat(rows.getLast().strike()).isEqualTo(2100);
  }

  @Test
  void leavesAMarketWithoutAnyAskOutAndKeepsAnyOther() {
    var none = OptionalInt.empty();
    var quotes =
        List.of(
            quote(100_000, none, none),
            quote(100_250, OptionalInt.of(40), none),
            quote(100_500, none, OptionalInt.of(70)));

    var rows = table(markets(quotes), momentum(100_100)).rows();

    assertThat(rows).extracting(StrikeRow::strike).containsExactly(100_250L, 100_500L);
    assertThat(rows.getFirst().yesDiff()).isPresent();
    assertThat(rows.getFirst().noDiff()).isEmpty();
    assertThat(rows.getFirst().quote().noBid()).hasValue(60);
    assertThat(rows.getFirst().quote().spread()).isEmpty();
  }

  @Test
  @DisplayName("REC-UPC-06 lists strikes and buffers with prices blank when no price is known")
  void listsStrikesWithoutPrices() {
    var none = OptionalInt.empty();

    var rows =
        table(
                markets(List.of(quote(100_000, none, none), quote(100_250, none, none))),
                momentum(100_100))
            .rows();

    assertThat(rows).extracting(StrikeRow::buffer).containsExactly(100.0, 150.0);
    assertThat(rows).allMatch(row -> row.yesAsk().isEmpty() && row.yesDiff().isEmpty());
    assertThat(rows).allMatch(row -> row.probability().isPresent());
  }

  @Test
  void showsRowsWithoutProbabilityWhenMomentumOrTablesAreMissing() {
    var markets = markets(List.of(quote(100_000, 60, 42)));

    var blind = table(markets, momentum(100_100, OptionalDouble.empty()));
    var bare =
        StrikeTable.of(
            markets, momentum(100_100), Fingerprints.none("BTC"), FreshnessLimits.DEFAULT, NOW);

    for (var table : List.of(blind, bare)) {
      assertThat(table.fingerprint()).isEmpty();
      assertThat(table.rows().getFirst().probability()).isEmpty();
      assertThat(table.rows().getFirst().yesDiff()).isEmpty();
      assertThat(table.rows().getFirst().yesAsk()).hasValue(60);
    }
  }

  @Test
  void carriesItsHeader() {
    var table =
        table(markets(List.of(quote(100_000, 60, 42), quote(100_250, 50, 52))), momentum(100_100));

    assertThat(table.symbol()).isEqualTo("BTC");
    assertThat(table.broker()).isEqualTo("Kalshi");
    assertThat(table.eventTicker()).isEqualTo("KXBTCD-25AUG1515");
    assertThat(table.marketTitle()).isEqualTo("BTC price today at 3pm");
    assertThat(table.tier()).hasValue(250);
    assertThat(table.secondsToClose()).isEqualTo(900);
    assertThat(table.fingerprint()).contains("btc_fingerprint_directional_momentum_005");
    assertThat(table.model()).isEqualTo("synthetic");
    assertThat(table.rows().getFirst().quote().spread()).hasValue(2);
  }

  @Test
  void isStaleWhenPriceOrMarketsAreOlderThanTheirLimit() {
    var markets = markets(List.of(quote(100_000, 60, 42)));
    var limits = new FreshnessLimits(Duration.ofSeconds(5), Duration.ofSeconds(7));

    assertThat(StrikeTable.of(markets, momentum(1), Tables.BTC, limits, NOW).freshness().stale())
        .isFalse();
    var later = NOW.plusSeconds(5);
    assertThat(StrikeTable.of(markets, momentum(1), Tables.BTC, limits, later).freshness())
        .returns(false, Freshness::stale)
        .returns(Duration.ofSeconds(5), Freshness::priceAge);
    var late = NOW.plusMillis(5001);
    assertThat(StrikeTable.of(markets, momentum(1), Tables.BTC, limits, late).freshness().stale())
        .isTrue();
  }

  @Test
  @DisplayName("defect: an input from the future is fresh for ever")
  void isStaleWhenAnInputIsFurtherAheadThanClocksDiffer() {
    var markets = markets(List.of(quote(100_000, 60, 42)));
    var limits = FreshnessLimits.DEFAULT;
    var within = NOW.minus(Freshness.LEAD);
    var beyond = within.minusMillis(1);

    assertThat(StrikeTable.of(markets, momentum(1), Tables.BTC, limits, within).freshness())
        .returns(false, Freshness::stale)
        .returns(Duration.ZERO, Freshness::priceAge);
    assertThat(StrikeTable.of(markets, momentum(1), Tables.BTC, limits, beyond).freshness())
        .returns(true, Freshness::stale)
        .returns(Duration.ofMillis(-2001), Freshness::priceAge)
        .returns(Duration.ofMillis(-2001), Freshness::marketsAge);
  }

  @Test
  @DisplayName("ETH is never judged by BTC data")
  void refusesFingerprintsOfAnotherSymbol() {
    var markets = markets(List.of(quote(100_000, 60, 42)));
    var ether = StudentTFingerprint.forSymbol("ETH");

    assertThatThrownBy(
            () -> StrikeTable.of(markets, momentum(100_100), ether, FreshnessLimits.DEFAULT, NOW))
        .hasMessageContaining("must not be judged by the fingerprints of ETH");
  }

  @Test
  void leavesImpossibleQuotesOutAndSaysSo() {
    var markets =
        markets(
            List.of(
                quote(100_000, 60, 42),
                quote(100_000, 61, 42),
                quote(100_250, 0, 42),
                quote(100_500, 100, 42)));

    assertThat(markets.size()).isEqualTo(1);
    assertThat(markets.refused()).hasSize(3);
    assertThat(markets.refused().getFirst()).startsWith("second market of its strike");
  }

  @Test
  void anEventWithoutMarketsGivesAnEmptyTable() {
    var table = table(markets(List.of()), momentum(100_100));

    assertThat(table.rows()).isEmpty();
    assertThat(table.tier()).isEmpty();
  }
}
