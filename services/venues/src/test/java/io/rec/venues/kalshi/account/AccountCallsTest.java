package io.rec.venues.kalshi.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.serde.ObjectMapper;
import io.rec.domain.money.Contracts;
import io.rec.domain.money.Money;
import io.rec.domain.money.Price;
import io.rec.domain.position.Direction;
import io.rec.venues.VenueHttp;
import io.rec.venues.kalshi.CallSigner;
import io.rec.venues.kalshi.KalshiCalls;
import io.rec.venues.kalshi.KalshiRest;
import io.rec.venues.kalshi.market.Listing;
import io.rec.venues.rest.Reply;
import io.rec.venues.rest.TokenRate;
import io.rec.venues.testing.ScriptedHttp;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AccountCallsTest {

  private final HttpClient client = VenueHttp.client();
  private final ScriptedHttp venue = new ScriptedHttp();
  private final KalshiRest rest =
      new KalshiRest(
          KalshiCalls.of(client, venue::root, "account", Duration::ofSeconds, Clock.systemUTC()),
          CallSigner.NONE,
          ObjectMapper.getDefault());
  private final AccountCalls account = new AccountCalls(rest, Duration.ofSeconds(5));

  @AfterEach
  void close() {
    venue.close();
    client.shutdownNow();
  }

  @Test
  @DisplayName("walks all pages of the orders it is asked for")
  void walksOrders() throws InterruptedException {
    venue
        .answer(200, "{\"orders\":[%s],\"cursor\":\"n\"}".formatted(order("o1", "resting")))
        .answer(200, "{\"orders\":[%s],\"cursor\":\"\"}".formatted(order("o2", "executed")));

    Listing<AccountOrder> orders =
        answered(
            account.orders(
                AccountFilter.ALL.ticker("T").since(Instant.ofEpochSecond(1_795_000_000))));

    assertThat(orders.items()).extracting(AccountOrder::orderId).containsExactly("o1", "o2");
    assertThat(orders.items())
        .extracting(AccountOrder::status)
        .containsExactly(OrderStatus.RESTING, OrderStatus.EXECUTED);
    assertThat(venue.calls())
        .containsExactly(
            "/trade-api/v2/portfolio/orders?limit=1000&ticker=T&min_ts=1795000000",
            "/trade-api/v2/portfolio/orders?limit=1000&ticker=T&min_ts=1795000000&cursor=n");
  }

  @Test
  @DisplayName(
      "REC-KAS-04 says of each key what may be done with it, and nothing where it is not told")
  void readsKeys() throws InterruptedException {
    venue.answer(
        200,
        """
        {"api_keys":[{"api_key_id":"a","name":"all","scopes":["read","write"]},
         {"api_key_id":"b","name":"narrow","scopes":["read::portfolio_balance","write::trade"]},
         {"api_key_id":"c","name":"old"}]}""");

    var keys = answered(account.keys());

    assertThat(keys).extracting(AccountKey::id).containsExactly("a", "b", "c");
    assertThat(keys).extracting(AccountKey::mayRead).containsExactly(true, false, false);
    assertThat(keys).extracting(AccountKey::mayTrade).containsExactly(true, true, false);
    assertThat(venue.calls()).containsExactly("/trade-api/v2/api_keys");
  }

  @Test
  @DisplayName("notices a cursor that was rewound, and gives no half list")
  void noticesRewind() throws InterruptedException {
    venue.answer(200, "{\"fills\":[%s],\"cursor\":\"x\"}".formatted(fill("f1")));

    assertThat(account.fills(AccountFilter.ALL.order("o1")).toString()).contains("f1 came twice");
  }

  @Test
  @DisplayName("reads an order to the last digit")
  void readsOrder() throws InterruptedException {
    venue.answer(200, "{\"order\":%s}".formatted(order("o1", "canceled")));

    AccountOrder order = answered(account.order("o1"));

    assertThat(order.clientOrderId()).isEqualTo("t1:open");
    assertThat(order.direction()).isEqualTo(Direction.ASK);
    assertThat(order.yesPrice()).isEqualTo(Price.ofCents(56));
    assertThat(order.counts())
        .isEqualTo(
            new AccountOrder.Counts(Contracts.of(10), Contracts.parse("2.50"), Contracts.NONE));
    assertThat(order.taker())
        .isEqualTo(new AccountOrder.Charges(Money.parse("1.4"), Money.parse("0.0432")));
  }

  @Test
  @DisplayName("reads a fill of either spelling")
  void readsFill() throws InterruptedException {
    venue.answer(200, "{\"fills\":[%s],\"cursor\":\"\"}".formatted(fill("f1")));

    AccountFill fill = answered(account.fills(AccountFilter.ALL)).items().getFirst();

    assertThat(fill.taker()).isTrue();
    assertThat(fill.fill().id()).isEqualTo("f1");
    assertThat(fill.fill().count()).isEqualTo(Contracts.parse("1.50"));
    assertThat(fill.fill().fee()).isEqualTo(Money.parse("0.017500"));
    assertThat(fill.fill().direction()).isEqualTo(Direction.BID);
  }

  @Test
  @DisplayName("reads positions and settlements")
  void readsPositionsAndSettlements() throws InterruptedException {
    venue
        .answer(
            200,
            """
            {"market_positions":[{"ticker":"T","position_fp":"-3.00","total_traded_dollars":"9.0000",
             "market_exposure_dollars":"1.2000","realized_pnl_dollars":"-0.5000",
             "fees_paid_dollars":"0.0123","last_updated_ts":"2026-11-26T10:00:00Z"}],
             "event_positions":[],"cursor":""}""")
        .answer(
            200,
            """
            {"settlements":[{"ticker":"T","event_ticker":"E","market_result":"no",
             "yes_count_fp":"0.00","yes_total_cost_dollars":"0.0000","no_count_fp":"3.00",
             "no_total_cost_dollars":"1.2000","revenue":300,"fee_cost":"0.0000",
             "settled_time":"2026-11-26T11:00:00Z"}],"cursor":""}""");

    AccountPosition position = answered(account.positions(AccountFilter.ALL)).items().getFirst();
    AccountSettlement settled = answered(account.settlements(AccountFilter.ALL)).items().getFirst();

    assertThat(position.position()).isEqualByComparingTo(new BigDecimal("-3"));
    assertThat(position.exposure()).isEqualTo(Money.parse("1.20"));
    assertThat(settled.revenue()).isEqualTo(Money.parse("3.00"));
    assertThat(settled.no())
        .isEqualTo(new AccountSettlement.Leg(Contracts.of(3), Money.parse("1.20")));
  }

  @Test
  @DisplayName("reads how often the account may call, and refuses a bucket that lets nothing pass")
  void readsLimits() throws InterruptedException {
    String limits =
        "{\"usage_tier\":\"advanced\",\"read\":{\"refill_rate\":300,\"bucket_capacity\":300},"
            + "\"write\":{\"refill_rate\":%d,\"bucket_capacity\":900},\"grants\":[]}";
    venue.answer(200, limits.formatted(300)).answer(200, limits.formatted(0));

    assertThat(answered(account.limits()).write()).isEqualTo(new TokenRate(300, 900));
    assertThat(account.limits()).isInstanceOf(Reply.Silent.class);
  }

  @Test
  @DisplayName("knows the balance to the hundredth of a cent")
  void readsBalance() throws InterruptedException {
    venue.answer(
        200,
        "{\"balance\":123,\"balance_dollars\":\"1.2399\",\"portfolio_value\":5,\"updated_ts\":1795000000}");

    assertThat(answered(rest.balance(Duration.ofSeconds(5))).exact())
        .isEqualTo(Money.parse("1.2399"));
  }

  private static <T> T answered(Reply<T> reply) {
    assertThat(reply).isInstanceOf(Reply.Answered.class);
    return ((Reply.Answered<T>) reply).value();
  }

  private static String order(String id, String status) {
    return """
        {"order_id":"%s","user_id":"u","client_order_id":"t1:open","ticker":"T","outcome_side":"no",
         "book_side":"ask","type":"limit","status":"%s","yes_price_dollars":"0.5600",
         "no_price_dollars":"0.4400","initial_count_fp":"10.00","fill_count_fp":"2.50",
         "remaining_count_fp":"0.00","taker_fill_cost_dollars":"1.400000",
         "maker_fill_cost_dollars":"0.000000","taker_fees_dollars":"0.043200",
         "maker_fees_dollars":"0.000000","created_time":"2026-11-26T10:00:00Z",
         "expiration_time":null}"""
        .formatted(id, status);
  }

  private static String fill(String id) {
    return """
        {"fill_id":"%1$s","trade_id":"%1$s","order_id":"o1","ticker":"T","outcome_side":"yes",
         "count_fp":"1.50","yes_price_dollars":"0.5000","no_price_dollars":"0.5000",
         "is_taker":true,"fee_cost":"0.017500","created_time":"2026-11-26T10:00:00.123Z"}"""
        .formatted(id);
  }
}
