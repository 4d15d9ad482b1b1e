package io.rec.unifiedproductioncoordinator.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class KnownMarketsTest {

  private static final Instant CLOSE = Instant.parse("2026-03-02T13:00:00Z");
  private static final String EVENT = "KXBTCD-26MAR0208";
  private static final Instant BEFORE = CLOSE.minusSeconds(60);

  private final List<String> refused = new ArrayList<>();
  private final KnownMarkets markets = new KnownMarkets(each -> refused.add(each.reason()));

  @Test
  @DisplayName("the row of an event that has closed is no news, however often it is read")
  void knowsWhatHasClosed() throws InputRefused {
    assertThat(markets.accept(row(1), BEFORE)).isTrue();
    assertThat(markets.accept(row(1), BEFORE)).isFalse();

    assertThat(markets.current(CLOSE)).isEqualTo(Optional.empty());
    assertThat(markets.accept(row(2), CLOSE)).isFalse();
    assertThat(markets.apply(note(3, 2), CLOSE)).isEqualTo(KnownMarkets.Applied.SAME);
    assertThat(markets.current(CLOSE)).isEqualTo(Optional.empty());
  }

  @Test
  @DisplayName(
      "a note that builds on an unknown version asks for the row, one that follows is news")
  void tellsGaps() throws InputRefused {
    markets.accept(row(5), BEFORE);

    assertThat(markets.apply(note(9, 7), BEFORE)).isEqualTo(KnownMarkets.Applied.GAP);
    assertThat(markets.apply(note(6, 5), BEFORE)).isEqualTo(KnownMarkets.Applied.NEWS);
    assertThat(markets.apply(note(6, 5), BEFORE)).isEqualTo(KnownMarkets.Applied.SAME);
  }

  @Test
  @DisplayName("a market that heals is shown again; each refused quote is told once")
  void healsAgain() throws InputRefused {
    markets.accept(row(1), BEFORE);

    markets.apply(note(2, 1, 80, 70), BEFORE);
    MarketsSeen crossed = markets.current(BEFORE).orElseThrow();
    markets.apply(note(3, 1, 70, 80), BEFORE);
    MarketsSeen healed = markets.current(BEFORE).orElseThrow();

    assertThat(crossed.markets().size()).isZero();
    assertThat(crossed.refused()).hasSize(1);
    assertThat(healed.markets().size()).isEqualTo(1);
    assertThat(healed.refused()).isEmpty();
    assertThat(refused).containsExactly("crossed");
  }

  private static MarketRow row(long version) {
    return new MarketRow(
        new MarketRow.Event(EVENT, CLOSE, "active"),
        BEFORE,
        false,
        version,
        List.of(
            new MarketRow.Market(
                EVENT + "-T117999.99",
                new BigDecimal("117999.99"),
                BigDecimal.valueOf(93),
                BigDecimal.valueOf(94),
                BigDecimal.TEN)));
  }

  private static MarketNote note(long version, long since) {
    return note(version, since, 93, 95);
  }

  private static MarketNote note(long version, long since, int bid, int ask) {
    return new MarketNote(
        "BTC",
        EVENT,
        CLOSE,
        "active",
        BEFORE,
        false,
        version,
        since,
        Map.of(
            "T117999.99",
            List.of(BigDecimal.valueOf(bid), BigDecimal.valueOf(ask), BigDecimal.TEN)));
  }
}
