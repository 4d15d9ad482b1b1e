package io.rec.domain.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rec.domain.fee.FeeProfile;
import io.rec.domain.fee.FeeSchedule;
import io.rec.domain.golden.GoldenFiles.Check;
import io.rec.domain.money.Contracts;
import io.rec.domain.money.Money;
import io.rec.domain.money.Price;
import io.rec.domain.strikes.Side;
import io.rec.domain.trade.Execution;
import io.rec.domain.trade.Result;
import io.rec.domain.trade.TradeEvent.OpenTicket;
import io.rec.domain.trade.TradeEvent.OrderFilled;
import io.rec.domain.trade.TradeState;
import io.rec.domain.trade.TradeState.Closed;
import io.rec.domain.trade.Trades;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** {@code pnl.json}: exact, in both ways of rounding, through the life of a trade. */
final class PnlVectors {
  private PnlVectors() {}

  static Stream<DynamicTest> fees(Path file) {
    return GoldenFiles.cases(file, "fees", PnlVectors::fee);
  }

  static Stream<DynamicTest> opened(Path file) {
    return GoldenFiles.cases(file, "opened", PnlVectors::opening);
  }

  static Stream<DynamicTest> closed(Path file) {
    return GoldenFiles.cases(file, "closed", PnlVectors::closing);
  }

  static Stream<DynamicTest> settled(Path file) {
    return GoldenFiles.cases(file, "settled", PnlVectors::settlement);
  }

  private static Check fee(JsonNode vector) {
    return () -> {
      var count = Contracts.of(vector.path("count").asLong());
      var price = Price.ofCents(vector.path("price_cents").asInt());
      var rate = decimal(vector.path("rate"));
      assertThat(FeeProfile.CENT_PER_ORDER.fee(count, price, rate))
          .isEqualTo(Money.ofCents(vector.path("fee_cents").asLong()));
      assertThat(FeeProfile.CENTICENT_PER_FILL.fee(count, price, rate))
          .isEqualTo(money(vector.path("fee_dollars_rounding_0_0001")));
    };
  }

  private static Check opening(JsonNode vector) {
    return () -> {
      var input = vector.path("input");
      var expected = vector.path("expected");
      var state =
          bought(
              input,
              input.path("fill_price_cents").asInt(),
              OptionalDouble.of(input.path("prob_percent").asDouble()),
              FeeProfile.CENT_PER_ORDER);
      var orders = state.books().orElseThrow();
      assertThat(state.status().orElseThrow().word()).isEqualTo(expected.path("status").asText());
      assertThat(orders.rest()).isEqualTo(Contracts.of(expected.path("position").asLong()));
      assertThat(orders.buyPrice().orElseThrow())
          .isEqualByComparingTo(decimal(expected.path("buy_price")));
      assertThat(orders.fees()).isEqualTo(money(expected.path("fees")));
      assertThat(orders.diff()).contains(expected.path("diff").asText());
    };
  }

  private static Check closing(JsonNode vector) {
    return () -> {
      var expected = vector.path("expected");
      var old = close(vector.path("input"), FeeProfile.CENT_PER_ORDER);
      assertThat(old.orders().bought().fees()).isEqualTo(money(expected.path("open_fee")));
      assertThat(old.orders().sold().fees()).isEqualTo(money(expected.path("close_fee")));
      same(old.result(), expected);
      var fine = vector.path("expected_rounding_0_0001");
      var present = close(vector.path("input"), FeeProfile.CENTICENT_PER_FILL);
      assertThat(present.orders().bought().fees()).isEqualTo(money(fine.path("open_fee")));
      assertThat(present.orders().sold().fees()).isEqualTo(money(fine.path("close_fee")));
      assertThat(present.result().pnl()).isEqualTo(money(fine.path("pnl")));
    };
  }

  private static Check settlement(JsonNode vector) {
    return () -> {
      var expected = vector.path("expected");
      var old = settle(vector.path("input"), FeeProfile.CENT_PER_ORDER);
      assertThat(old.word().word()).isEqualTo(expected.path("status").asText());
      assertThat(old.result().revenue()).isEqualTo(money(expected.path("revenue")));
      same(old.result(), expected);
      var fine = vector.path("expected_rounding_0_0001");
      var present = settle(vector.path("input"), FeeProfile.CENTICENT_PER_FILL).result();
      assertThat(present.fees()).isEqualTo(money(fine.path("fees")));
      assertThat(present.pnl()).isEqualTo(money(fine.path("pnl")));
    };
  }

  private static void same(Result result, JsonNode expected) {
    assertThat(result.fees()).isEqualTo(money(expected.path("fees")));
    assertThat(result.sellPrice()).isEqualByComparingTo(decimal(expected.path("sell_price")));
    assertThat(result.pnl()).isEqualTo(money(expected.path("pnl")));
    assertThat(result.winLoss()).hasToString(expected.path("win_loss").asText());
  }

  private static Closed close(JsonNode input, FeeProfile profile) {
    var count = Contracts.of(input.path("count").asLong());
    var opposite = Price.ofCents(input.path("closing_ask_of_opposite_side_cents").asInt());
    var sale =
        Execution.exact(
            count,
            opposite.opposite().times(count),
            profile.taker(FeeSchedule.HOURLY, count, opposite));
    return (Closed)
        Trades.after(
            bought(input, input.path("buy_price_cents").asInt(), OptionalDouble.empty(), profile),
            Trades.close(1),
            new OrderFilled(Trades.closeOrder(1), sale));
  }

  private static Closed settle(JsonNode input, FeeProfile profile) {
    return (Closed)
        Trades.after(
            bought(input, input.path("buy_price_cents").asInt(), OptionalDouble.empty(), profile),
            Trades.hourEnds(),
            Trades.settled(
                input.path("market_result").asText().equals("yes") ? Side.YES : Side.NO));
  }

  private static TradeState bought(
      JsonNode input, int cents, OptionalDouble probability, FeeProfile profile) {
    var number = input.path("count").asLong();
    var side = Side.ofLetter(input.path("side").asText());
    var fee = profile.taker(FeeSchedule.HOURLY, Contracts.of(number), Price.ofCents(cents));
    return Trades.after(
        TradeState.NONE,
        new OpenTicket(Trades.ticket(side, number, cents, probability), Trades.NOON),
        new OrderFilled(Trades.ENTRY, Trades.execution(number, cents, fee)));
  }

  static BigDecimal decimal(JsonNode number) {
    return new BigDecimal(number.asText());
  }

  static Money money(JsonNode dollars) {
    return Money.ofDollars(decimal(dollars));
  }
}
