package io.rec.venuesimulator.standalone;

import static io.rec.venuesimulator.standalone.TradingFloor.decimal;
import static io.rec.venuesimulator.standalone.TradingFloor.objects;
import static io.rec.venuesimulator.standalone.TradingFloor.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.rec.venuesimulator.ledger.LedgerAccount;
import io.rec.venuesimulator.ledger.Money;
import io.rec.venuesimulator.wire.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever members do over REST, no money appears and none vanishes, and what they read adds up.
 */
class MoneyLawsTest {

  private static final List<String> MEMBERS = List.of("ann", "bob", "cid");
  private static final String ORDERS = "/portfolio/events/orders";
  private static final int DEEDS = Integer.getInteger("recio.money.deeds", 250);

  @TempDir Path folder;

  private final List<String> ids = new ArrayList<>();
  private final Map<Integer, Integer> answers = new TreeMap<>();
  private Random random = new Random(0);
  private TradingFloor floor;
  private String ticker;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  @DisplayName("the ledger sums to zero after every deed, and cash, fills and positions agree")
  void moneyIsConserved(long seed) {
    random = new Random(seed);
    try (TradingFloor started = new TradingFloor(folder, "ann", "bob=50", "cid=5")) {
      floor = started;
      ticker = floor.market();
      for (int deed = 0; deed < DEEDS; deed++) {
        HttpResponse<String> answer = deed(MEMBERS.get(random.nextInt(MEMBERS.size())));
        answers.merge(answer.statusCode(), 1, Integer::sum);
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(500);
        assertConserved();
        if (deed % 50 == 49) {
          MEMBERS.forEach(this::assertAddsUp);
          floor.pass(Duration.ofSeconds(5));
          assertConserved();
        }
      }
      assertThat(answers).containsKeys(200, 201, 400, 404, 409);
      floor.pass(Duration.ofMinutes(31));
      floor.pass(Duration.ofMinutes(2));
      assertConserved();
      MEMBERS.forEach(this::assertPaidOut);
    }
  }

  private HttpResponse<String> deed(String member) {
    String side = random.nextBoolean() ? "bid" : "ask";
    BigDecimal price =
        floor
            .bestBid(ticker)
            .add(BigDecimal.valueOf(random.nextInt(-3, 5), 2))
            .max(new BigDecimal("0.01"))
            .min(new BigDecimal("0.99"));
    String count = BigDecimal.valueOf(random.nextInt(1, 900), 2).toPlainString();
    JsonObject order =
        order(ticker, side, count, price)
            .with("client_order_id", "id-" + random.nextInt(DEEDS * 2))
            .with("self_trade_prevention_type", random.nextBoolean() ? "maker" : "taker_at_cross");
    String path = ORDERS + "/" + (ids.isEmpty() ? "none" : ids.get(random.nextInt(ids.size())));
    return switch (random.nextInt(12)) {
      case 0 -> floor.send(member, "DELETE", path);
      case 1 ->
          floor.send(member, "POST", path + "/decrease", "{\"reduce_by\":\"%s\"}".formatted(count));
      case 2 ->
          floor.send(member, "POST", path + "/amend", order(ticker, side, count, price).toString());
      case 3 -> floor.send(member, "DELETE", ORDERS);
      case 4, 5 -> create(member, order.with("time_in_force", "fill_or_kill"));
      case 6, 7 -> create(member, order.with("time_in_force", "immediate_or_cancel"));
      case 8 ->
          create(
              member, order.with("time_in_force", "immediate_or_cancel").with("reduce_only", true));
      case 9 -> create(member, order.with("post_only", true));
      default -> create(member, order);
    };
  }

  private HttpResponse<String> create(String member, JsonObject order) {
    HttpResponse<String> answer = floor.create(member, order);
    if (answer.statusCode() == 201) {
      ids.add(TradingFloor.answered(answer, 201).text("order_id").orElseThrow());
    }
    return answer;
  }

  private void assertConserved() {
    floor
        .simulator()
        .simulator()
        .exchange()
        .look(
            engine -> {
              assertThat(engine.ledger().sum()).isZero();
              for (int member = 2; member < 2 + MEMBERS.size(); member++) {
                assertThat(engine.ledger().balance(member)).isNotNegative();
              }
              return engine;
            });
  }

  /** Deposit less what fills cost and their fees is the cash; fills make the position. */
  private void assertAddsUp(String member) {
    List<JsonObject> fills =
        objects(floor.get(member, "/portfolio/fills?limit=1000"), "fills").reversed();
    BigDecimal cash = decimal(deposit(member), "dollars");
    BigDecimal held = BigDecimal.ZERO;
    for (JsonObject fill : fills) {
      BigDecimal count = decimal(fill, "count_fp");
      boolean bid = fill.text("book_side").orElseThrow().equals("bid");
      BigDecimal cost = decimal(fill, bid ? "yes_price_dollars" : "no_price_dollars");
      BigDecimal signed = bid ? count : count.negate();
      BigDecimal closed =
          held.signum() * signed.signum() < 0 ? held.abs().min(count) : BigDecimal.ZERO;
      cash = cash.subtract(cost.multiply(count)).add(closed).subtract(decimal(fill, "fee_cost"));
      held = held.add(signed);
    }
    BigDecimal reserved =
        decimal(
            objects(
                    floor.get(member, "/portfolio/summary/total_resting_order_value"),
                    "resting_order_value_breakdown")
                .getFirst(),
            "balance");
    assertThat(floor.balance(member).add(reserved))
        .isCloseTo(cash, Offset.offset(new BigDecimal("0.0001")));
    List<JsonObject> positions =
        objects(floor.get(member, "/portfolio/positions"), "market_positions");
    BigDecimal shown =
        positions.isEmpty() ? BigDecimal.ZERO : decimal(positions.getFirst(), "position_fp");
    assertThat(shown).isEqualByComparingTo(held);
  }

  private JsonObject deposit(String member) {
    JsonObject deposit = objects(floor.get(member, "/portfolio/deposits"), "deposits").getFirst();
    return deposit.with(
        "dollars", BigDecimal.valueOf(deposit.whole("amount_cents").orElseThrow(), 2).toString());
  }

  /** All that is left is cash, and nothing is reserved or held. */
  private void assertPaidOut(String member) {
    int number = 2 + MEMBERS.indexOf(member);
    BigDecimal cash =
        floor
            .simulator()
            .simulator()
            .exchange()
            .look(look -> Money.dollars(look.ledger().amount(new LedgerAccount.Cash(number))));
    assertThat(floor.balance(member)).isEqualByComparingTo(cash.setScale(4, RoundingMode.FLOOR));
    assertThat(
            floor
                .get(member, "/portfolio/positions?count_filter=position&settlement_status=all")
                .list("market_positions"))
        .isEmpty();
  }
}
