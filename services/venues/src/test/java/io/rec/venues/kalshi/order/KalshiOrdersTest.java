package io.rec.venues.kalshi.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.serde.ObjectMapper;
import io.rec.domain.money.Contracts;
import io.rec.domain.money.Price;
import io.rec.domain.position.Direction;
import io.rec.domain.trade.OrderIntent.TimeInForce;
import io.rec.venues.VenueHttp;
import io.rec.venues.clock.SkewMeter;
import io.rec.venues.kalshi.CallSigner;
import io.rec.venues.kalshi.KalshiCalls;
import io.rec.venues.kalshi.KalshiRest;
import io.rec.venues.kalshi.market.PriceRange;
import io.rec.venues.rest.TokenBudget;
import io.rec.venues.rest.TokenRate;
import io.rec.venues.testing.ScriptedHttp;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KalshiOrdersTest {

  private static final Duration DEADLINE = Duration.ofSeconds(5);
  private static final NewOrder ENTRY =
      new NewOrder(
          "t1:open",
          "KXBTCD-26NOV2610-T89999.99",
          Direction.BID,
          Contracts.of(10),
          Price.ofCents(95),
          TimeInForce.FILL_OR_KILL,
          false);

  private final HttpClient client = VenueHttp.client();
  private final ScriptedHttp venue = new ScriptedHttp();
  private final KalshiOrders orders = orders(venue::root);

  @AfterEach
  void close() {
    venue.close();
    client.shutdownNow();
  }

  @Test
  @DisplayName("an order carries texts for numbers and our own id")
  void writesOrder() throws InterruptedException {
    venue.answer(201, taken("10.00", "0.00"));

    orders.create(ENTRY, DEADLINE);

    assertThat(venue.requests())
        .containsExactly(
            "POST /trade-api/v2/portfolio/events/orders "
                + "{\"ticker\":\"KXBTCD-26NOV2610-T89999.99\",\"client_order_id\":\"t1:open\","
                + "\"side\":\"bid\",\"count\":\"10.00\",\"price\":\"0.9500\","
                + "\"time_in_force\":\"fill_or_kill\","
                + "\"self_trade_prevention_type\":\"taker_at_cross\"}");
  }

  @Test
  @DisplayName("a close never sells more than is held")
  void writesReduceOnly() throws InterruptedException {
    venue.answer(201, taken("10.00", "0.00"));

    orders.create(
        new NewOrder(
            "t1:close-1",
            "T",
            Direction.ASK,
            Contracts.parse("1.50"),
            Price.ofCents(3),
            TimeInForce.IMMEDIATE_OR_CANCEL,
            true),
        DEADLINE);

    assertThat(venue.requests().getFirst())
        .contains("\"count\":\"1.50\"", "immediate_or_cancel", "\"reduce_only\":true");
  }

  @Test
  @DisplayName("reads what was filled at once, and at which average")
  void readsFills() throws InterruptedException {
    venue.answer(201, taken("10.00", "0.00"));

    assertThat(orders.create(ENTRY, DEADLINE))
        .isEqualTo(
            new Placement.Taken(
                "o1",
                "t1:open",
                Contracts.of(10),
                Contracts.NONE,
                Optional.of(
                    new Placement.Average(new BigDecimal("0.9400"), new BigDecimal("0.005160"))),
                Instant.ofEpochMilli(1_795_000_000_123L)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "400|{\"error\":{\"code\":\"insufficient_balance\",\"message\":\"no cash\",\"service\":\"exchange\"}}|insufficient_balance: no cash (400)",
        "400|{\"code\":\"bad_request\",\"message\":\"bad request\",\"details\":\"cannot unmarshal\"}|bad_request: bad request (400)",
        "400|{\"msg\":\"Parameter validation failed\"}|Parameter validation failed (400)",
        "401|{\"error\":{\"code\":\"header_timestamp_expired\",\"message\":\"late\"}}|header_timestamp_expired: late (401)",
        "409|{\"error\":{\"code\":\"fill_or_kill_insufficient_resting_volume\",\"message\":\"thin\"}}|fill_or_kill_insufficient_resting_volume: thin (409)",
        "410|{\"error\":{\"code\":\"deprecated_v1_order_endpoint\",\"message\":\"gone\"}}|deprecated_v1_order_endpoint: gone (410)",
        "429|{\"error\":\"too many requests\"}|too many requests (429)",
      })
  @DisplayName("what the exchange read and did not take is known as refused, with its own word")
  void readsRefusals(int status, String body, String reason) throws InterruptedException {
    venue.answer(status, body);

    Placement placement = orders.create(ENTRY, DEADLINE);

    assertThat(placement).isInstanceOf(Placement.Refused.class);
    assertThat(((Placement.Refused) placement).reason()).isEqualTo(reason);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"500", "502", "503", "504", "408"})
  @DisplayName("R32 after a server's error nobody knows whether the order was taken")
  void leavesServerErrorsOpen(int status) throws InterruptedException {
    venue.answer(status, "<html>");

    assertThat(orders.create(ENTRY, DEADLINE)).isInstanceOf(Placement.Unknown.class);
  }

  @Test
  @DisplayName("R32 an answer that cannot be read leaves the order open")
  void leavesNonsenseOpen() throws InterruptedException {
    venue.answer(201, "{\"order_id\":\"o1\"}");

    assertThat(orders.create(ENTRY, DEADLINE))
        .isInstanceOfSatisfying(
            Placement.Unknown.class, open -> assertThat(open.reason()).contains("fill_count"));
  }

  @Test
  @DisplayName("an id that was used before points to an order that exists")
  void knowsSpentIds() throws InterruptedException {
    venue.answer(
        409,
        "{\"error\":{\"code\":\"order_already_exists\",\"message\":\"order already exists\"}}");

    assertThat(orders.create(ENTRY, DEADLINE)).isInstanceOf(Placement.Spent.class);
  }

  @Test
  @DisplayName("R32 silence after the request leaves the order open, a refused connection does not")
  void tellsSentFromNotSent() throws InterruptedException, IOException {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      URI root = URI.create("http://127.0.0.1:" + silent.getLocalPort());
      assertThat(orders(() -> root).create(ENTRY, Duration.ofMillis(300)))
          .isInstanceOf(Placement.Unknown.class);
    }
    URI gone = venue.root();
    venue.close();

    assertThat(orders(() -> gone).create(ENTRY, DEADLINE)).isInstanceOf(Placement.NotSent.class);
  }

  @Test
  @DisplayName("R32 a connection that is cut after the request leaves the order open")
  void leavesCutConnectionsOpen() throws Exception {
    try (ServerSocket rude = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread cutting =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try (var socket = rude.accept()) {
                      int first = socket.getInputStream().read();
                      socket.setSoLinger(first >= 0, 0);
                    } catch (IOException over) {
                      Thread.currentThread().interrupt();
                    }
                  });
      URI root = URI.create("http://127.0.0.1:" + rude.getLocalPort());

      assertThat(orders(() -> root).create(ENTRY, DEADLINE)).isInstanceOf(Placement.Unknown.class);
      cutting.join();
    }
  }

  @Test
  @DisplayName("cancels by id, and takes 404 for not resting rather than for cancelled")
  void cancels() throws InterruptedException {
    venue
        .answer(
            200,
            "{\"order_id\":\"o1\",\"client_order_id\":\"c\",\"reduced_by\":\"3.50\",\"ts_ms\":1}")
        .answer(404, "{\"error\":{\"code\":\"not_found\",\"message\":\"not found\"}}")
        .answer(400, "{\"error\":{\"code\":\"market_inactive\",\"message\":\"closed\"}}")
        .answer(503, "");

    assertThat(orders.cancel("o1", "T", DEADLINE))
        .isEqualTo(new Cancelling.Cancelled("o1", Contracts.parse("3.50")));
    assertThat(orders.cancel("o1", "T", DEADLINE)).isEqualTo(new Cancelling.NotResting());
    assertThat(orders.cancel("o1", "T", DEADLINE)).isInstanceOf(Cancelling.Refused.class);
    assertThat(orders.cancel("o1", "T", DEADLINE)).isInstanceOf(Cancelling.Unknown.class);
    assertThat(venue.requests().getFirst())
        .isEqualTo("DELETE /trade-api/v2/portfolio/events/orders/o1?market_ticker=T");
  }

  @Test
  @DisplayName("amends with absolute terms, and tells refused from not resting from nobody knows")
  void amends() throws InterruptedException {
    venue
        .answer(
            200,
            "{\"order_id\":\"o1\",\"remaining_count\":\"2.50\",\"fill_count\":\"1.00\",\"ts_ms\":1}")
        .answer(200, "{\"order_id\":\"o1\",\"ts_ms\":1}")
        .answer(404, "{\"error\":{\"code\":\"not_found\",\"message\":\"not found\"}}")
        .answer(400, "{\"error\":{\"code\":\"invalid_price\",\"message\":\"off the grid\"}}")
        .answer(500, "")
        .answer(200, "{}");
    Amendment wanted =
        new Amendment("o1", "T", Direction.ASK, Price.ofCents(42), Contracts.parse("3.50"));

    assertThat(orders.amend(wanted, DEADLINE))
        .isEqualTo(
            new Amending.Amended(
                "o1", Optional.of(Contracts.of(1)), Optional.of(Contracts.parse("2.50"))));
    assertThat(orders.amend(wanted, DEADLINE))
        .isEqualTo(new Amending.Amended("o1", Optional.empty(), Optional.empty()));
    assertThat(orders.amend(wanted, DEADLINE)).isInstanceOf(Amending.NotResting.class);
    assertThat(orders.amend(wanted, DEADLINE))
        .isInstanceOfSatisfying(
            Amending.Refused.class,
            refused -> assertThat(refused.reason()).isEqualTo("invalid_price: off the grid (400)"));
    assertThat(orders.amend(wanted, DEADLINE)).isInstanceOf(Amending.Unknown.class);
    assertThat(orders.amend(wanted, DEADLINE)).isInstanceOf(Amending.Unknown.class);
    assertThat(venue.requests().getFirst())
        .isEqualTo(
            "POST /trade-api/v2/portfolio/events/orders/o1/amend "
                + "{\"ticker\":\"T\",\"side\":\"ask\",\"price\":\"0.4200\",\"count\":\"3.50\"}");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "0.095, true",
    "0.0955, false",
    "0.15, true",
    "0.155, false",
    "0.995, true",
    "0, true"
  })
  @DisplayName("a price is on a market's grid or not, as its ranges say")
  void knowsGrids(BigDecimal price, boolean onGrid) {
    List<PriceRange> tapered =
        List.of(
            range("0", "0.10", "0.001"),
            range("0.10", "0.90", "0.01"),
            range("0.90", "1", "0.001"));

    assertThat(tapered.stream().anyMatch(range -> range.holds(price))).isEqualTo(onGrid);
  }

  private static PriceRange range(String start, String end, String step) {
    return new PriceRange(new BigDecimal(start), new BigDecimal(end), new BigDecimal(step));
  }

  private KalshiOrders orders(Supplier<URI> root) {
    TokenBudget budget =
        new TokenBudget(new TokenRate(100, 100), failures -> Duration.ZERO, System::nanoTime);
    return new KalshiOrders(
        new KalshiRest(
            KalshiCalls.of(client, root, budget, new SkewMeter(), Clock.systemUTC()),
            CallSigner.NONE,
            ObjectMapper.getDefault()));
  }

  private static String taken(String filled, String remaining) {
    return """
        {"order_id":"o1","client_order_id":"t1:open","fill_count":"%s","remaining_count":"%s",
         "average_fill_price":"0.9400","average_fee_paid":"0.005160","ts_ms":1795000000123}"""
        .formatted(filled, remaining);
  }
}
