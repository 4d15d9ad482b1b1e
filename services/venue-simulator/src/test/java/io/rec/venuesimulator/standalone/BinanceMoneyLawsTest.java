package io.rec.venuesimulator.standalone;

import static io.rec.venuesimulator.standalone.BinanceFloor.MONEY;
import static io.rec.venuesimulator.standalone.BinanceFloor.decimal;
import static org.assertj.core.api.Assertions.assertThat;

import io.rec.venuesimulator.wire.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever an account does at Binance, its trades explain its balances to the last decimal. */
class BinanceMoneyLawsTest {

  private static final int STEPS = 120;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  @DisplayName("nothing comes from nowhere, nothing is lost, and nothing is negative")
  void explained(long seed) {
    Random random = new Random(seed);
    try (BinanceFloor floor = new BinanceFloor()) {
      int taken = 0;
      for (int step = 0; step < STEPS; step++) {
        floor.pass(Duration.ofSeconds(random.nextInt(120)));
        if (random.nextInt(12) == 0) {
          floor.signed("DELETE", "/openOrders", "symbol=ETHUSDT");
        } else {
          int status = floor.signed("POST", "/order", order(random, floor)).statusCode();
          assertThat(status).isIn(200, 400);
          taken += status == 200 ? 1 : 0;
        }
        if (step % 20 == 19) {
          check(floor);
        }
      }
      assertThat(taken).isGreaterThan(STEPS / 4);
      assertThat(floor.signedObjects("/myTrades", "symbol=ETHUSDT")).hasSizeGreaterThan(10);
    }
  }

  private static void check(BinanceFloor floor) {
    BigDecimal usdt = MONEY;
    BigDecimal eth = BigDecimal.ZERO;
    for (JsonObject trade : floor.signedObjects("/myTrades", "symbol=ETHUSDT&limit=1000")) {
      boolean buys = trade.flag("isBuyer").orElseThrow();
      BigDecimal quote = decimal(trade, "quoteQty");
      BigDecimal quantity = decimal(trade, "qty");
      BigDecimal fee = decimal(trade, "commission");
      usdt = buys ? usdt.subtract(quote) : usdt.add(quote).subtract(fee);
      eth = buys ? eth.add(quantity).subtract(fee) : eth.subtract(quantity);
    }
    BigDecimal lockedUsdt = BigDecimal.ZERO;
    BigDecimal lockedEth = BigDecimal.ZERO;
    for (JsonObject open : floor.signedObjects("/openOrders", "symbol=ETHUSDT")) {
      BigDecimal left = decimal(open, "origQty").subtract(decimal(open, "executedQty"));
      if (open.text("side").orElseThrow().equals("BUY")) {
        lockedUsdt = lockedUsdt.add(left.multiply(decimal(open, "price")));
      } else {
        lockedEth = lockedEth.add(left);
      }
    }

    assertThat(floor.balance("USDT", "locked")).isEqualByComparingTo(lockedUsdt);
    assertThat(floor.balance("ETH", "locked")).isEqualByComparingTo(lockedEth);
    assertThat(floor.balance("USDT", "free"))
        .isNotNegative()
        .isEqualByComparingTo(usdt.subtract(lockedUsdt));
    assertThat(floor.balance("ETH", "free"))
        .isNotNegative()
        .isEqualByComparingTo(eth.subtract(lockedEth));
  }

  private static String order(Random random, BinanceFloor floor) {
    boolean buys = random.nextBoolean();
    BigDecimal away = BigDecimal.valueOf(random.nextInt(2_000) - 1_000, 2);
    BigDecimal price = floor.bid("ETHUSDT").add(away);
    BigDecimal quantity = BigDecimal.valueOf(1 + random.nextInt(90_000), 4);
    String sized = "&quantity=" + quantity.toPlainString();
    String kind =
        List.of(
                "type=MARKET" + sized,
                "type=MARKET&quoteOrderQty=" + (5 + random.nextInt(20_000)),
                "type=LIMIT&timeInForce=GTC&price=" + price + sized,
                "type=LIMIT&timeInForce=IOC&price=" + price + sized,
                "type=LIMIT&timeInForce=FOK&price=" + price + sized,
                "type=LIMIT_MAKER&price=" + price + sized,
                "type=STOP_LOSS_LIMIT&timeInForce=GTC&stopPrice="
                    + price
                    + "&price="
                    + price.setScale(1, RoundingMode.DOWN)
                    + sized)
            .get(random.nextInt(7));
    return "symbol=ETHUSDT&side=%s&%s".formatted(buys ? "BUY" : "SELL", kind);
  }
}
