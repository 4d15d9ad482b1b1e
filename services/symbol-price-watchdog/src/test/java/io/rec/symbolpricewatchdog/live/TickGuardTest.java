package io.rec.symbolpricewatchdog.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.venues.coinbase.PriceTick;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TickGuardTest {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private final TickGuard guard = new TickGuard("BTC-USD");

  @ParameterizedTest
  @DisplayName("refuses what cannot be true and says why")
  @CsvSource({
    "ETH-USD,   118000,      0, UNKNOWN_PRODUCT",
    "BTC-USD,   0.001,       0, IMPOSSIBLE_PRICE",
    "BTC-USD,   100000000,   0, IMPOSSIBLE_PRICE",
    "BTC-USD,   118000,      6, FROM_FUTURE",
    "BTC-USD,   118000,   -601, TOO_OLD"
  })
  void refuses(String product, String price, long secondsFromNow, Refusal refusal) {
    PriceTick tick =
        new PriceTick(product, new BigDecimal(price), NOON.plusSeconds(secondsFromNow));

    assertThat(guard.judge(tick, NOON)).contains(refusal);
  }

  @Test
  @DisplayName("one absurd price between true ones changes nothing")
  void ignoresOneJump() {
    judge("118000.00", 0);

    assertThat(judge("1180.00", 1)).contains(Refusal.JUMP);
    assertThat(judge("118001.00", 2)).isEmpty();
  }

  @Test
  @DisplayName("follows a market that really moved, once five ticks over two seconds agree")
  void followsRealMove() {
    judge("118000.00", 0);
    for (int tick = 0; tick < 4; tick++) {
      assertThat(judge("90000.00", 1 + tick)).contains(Refusal.JUMP);
    }

    assertThat(judge("90001.00", 5)).isEmpty();
    assertThat(judge("118000.00", 6)).contains(Refusal.JUMP);
  }

  @Test
  @DisplayName("a burst of agreeing absurd prices within a moment is not believed")
  void wantsTime() {
    judge("118000.00", 0);

    for (int tick = 0; tick < 50; tick++) {
      assertThat(judge("90000.00", 1)).contains(Refusal.JUMP);
    }
  }

  @Test
  @DisplayName("absurd prices that do not agree with one another are never believed")
  void wantsAgreement() {
    judge("118000.00", 0);

    for (int tick = 1; tick < 30; tick++) {
      assertThat(judge(tick % 2 == 0 ? "90000.00" : "50000.00", tick)).contains(Refusal.JUMP);
    }
  }

  private Optional<Refusal> judge(String price, long second) {
    Instant at = NOON.plusSeconds(second);
    return guard.judge(new PriceTick("BTC-USD", new BigDecimal(price), at), at);
  }
}
