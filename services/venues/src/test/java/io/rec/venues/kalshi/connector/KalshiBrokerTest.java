package io.rec.venues.kalshi.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rec.venues.connector.Broker;
import io.rec.venues.connector.ConnectorApiException;
import io.rec.venues.connector.ConnectorRefusedException;
import io.rec.venues.connector.config.ConfigurationRefused;
import io.rec.venues.connector.order.BrokerAccount;
import io.rec.venues.connector.order.BrokerPosition;
import io.rec.venues.connector.order.OrderState;
import io.rec.venues.connector.order.OrderTicket;
import io.rec.venues.connector.order.OrderType;
import io.rec.venues.connector.order.PlacedOrder;
import io.rec.venues.connector.order.Side;
import io.rec.venues.connector.order.TimeInForce;
import io.rec.venues.connector.registry.Surroundings;
import io.rec.venues.connector.testing.Bench;
import io.rec.venues.connector.testing.FaultyHttp;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KalshiBrokerTest {

  private static final OrderType LIMIT = new OrderType.Limit(new BigDecimal("0.56"));

  private final Bench bench = new Bench();
  private final KalshiEnd end = new KalshiEnd();
  private final FaultyHttp service = new FaultyHttp(bench.stalls(), end::answer);
  private final Broker broker = broker(service.root().toString());

  @BeforeEach
  void connect() throws Exception {
    broker.connect();
    service.served();
  }

  @AfterEach
  void stop() {
    service.close();
    bench.close();
  }

  @ParameterizedTest(name = "{0} {1} is {2} at {3}, {4}")
  @CsvSource({
    "BUY, GTC, bid, 0.5600, good_till_canceled",
    "SELL, DAY, ask, 0.5600, good_till_canceled",
    "BUY, IOC, bid, 0.5600, immediate_or_cancel",
    "SELL, FOK, ask, 0.5600, fill_or_kill",
  })
  void limits(Side side, TimeInForce time, String word, String price, String lifetime)
      throws Exception {
    place("1", side, "2.5", LIMIT, time);

    assertThat(end.bodies().getFirst())
        .contains(
            "\"side\":\"%s\"".formatted(word),
            "\"price\":\"%s\"".formatted(price),
            "\"count\":\"2.50\"",
            "\"time_in_force\":\"%s\"".formatted(lifetime),
            "\"client_order_id\":\"1\"");
  }

  @ParameterizedTest(name = "{0} {1} at the market is a limit of {2}, {3}")
  @CsvSource({
    "BUY, GTC, 0.9900, immediate_or_cancel",
    "SELL, DAY, 0.0100, immediate_or_cancel",
    "BUY, FOK, 0.9900, fill_or_kill",
  })
  void markets(Side side, TimeInForce time, String price, String lifetime) throws Exception {
    place("1", side, "1", new OrderType.Market(), time);

    assertThat(end.bodies().getFirst())
        .contains(
            "\"price\":\"%s\"".formatted(price), "\"time_in_force\":\"%s\"".formatted(lifetime));
  }

  @Test
  @DisplayName("SEN-BRK-04 tells what became of an order, its average price from its fills")
  void status() throws Exception {
    PlacedOrder filled = broker.order("o-filled");

    assertThat(filled.state()).isEqualTo(OrderState.FILLED);
    assertThat(filled.venueState()).isEqualTo("executed");
    assertThat(filled.quantity()).isEqualByComparingTo("3");
    // (0.55 + 2 * 0.56) / 3
    assertThat(filled.averagePrice().orElseThrow()).isEqualByComparingTo("0.5566666666666667");
  }

  @Test
  @DisplayName("an average price is not told before all fills are shown")
  void averageOfSomeFills() throws Exception {
    PlacedOrder partly = broker.order("o-partly");

    assertThat(partly.state()).isEqualTo(OrderState.PARTIALLY_FILLED);
    assertThat(partly.filled()).isEqualByComparingTo("4");
    assertThat(partly.averagePrice()).isEmpty();
  }

  @Test
  @DisplayName("finds an order by its client id on a later page, and no other")
  void byClientId() throws Exception {
    place("intent-1", Side.BUY, "1", LIMIT, TimeInForce.GTC);

    assertThat(broker.orderByClientId("intent-1")).hasValueSatisfying(this::works);
    assertThat(broker.orderByClientId("intent-2")).isEmpty();
  }

  @Test
  @DisplayName("what the exchange has taken and shows late is looked for again, never sent again")
  void shownLate() throws Exception {
    PlacedOrder first = place("intent-1", Side.BUY, "1", LIMIT, TimeInForce.GTC);
    end.showLate(1);

    PlacedOrder second = place("intent-1", Side.BUY, "1", LIMIT, TimeInForce.GTC);

    assertThat(second.id()).isEqualTo(first.id());
    assertThat(end.taken()).containsExactly("intent-1");
    assertThat(bench.time().pauses()).containsExactly(Duration.ofSeconds(1));
  }

  @Test
  @DisplayName("what the exchange has taken and never shows is in doubt")
  void neverShown() throws Exception {
    place("intent-1", Side.BUY, "1", LIMIT, TimeInForce.GTC);
    end.showLate(100);

    assertThatThrownBy(() -> place("intent-1", Side.BUY, "1", LIMIT, TimeInForce.GTC))
        .isInstanceOfSatisfying(
            ConnectorRefusedException.class,
            doubt ->
                assertThat(doubt.reason()).isEqualTo(ConnectorRefusedException.Reason.IN_DOUBT))
        .hasMessage("order intent-1 may have been placed: the venue does not show the order yet");
    assertThat(end.taken()).containsExactly("intent-1");
  }

  @Test
  @DisplayName("SEN-BRK-03 cancelling what does not rest is an APIError 404, in one call")
  void cancelsNothing() {
    assertThatThrownBy(() -> broker.cancelOrder("nobody"))
        .isInstanceOfSatisfying(
            ConnectorApiException.class,
            failed -> {
              assertThat(failed.statusCode()).isEqualTo(404);
              assertThat(failed.venueCode()).isEqualTo("not_found");
            });
    assertThat(service.served()).isEqualTo(1);
  }

  @Test
  @DisplayName("SEN-BRK-05 the account to a hundredth of a cent, and whether the key may trade")
  void account() throws Exception {
    BrokerAccount account = broker.account();

    assertThat(account.cash()).isEqualByComparingTo("1000.1025");
    assertThat(account.buyingPower()).isEqualByComparingTo("1000.1025");
    assertThat(account.equity()).isEqualByComparingTo("1050.6525");
    assertThat(account.tradingAllowed()).isTrue();
  }

  @Test
  @DisplayName("SEN-BRK-06 a position in NO is negative, and what is closed is none")
  void positions() throws Exception {
    assertThat(broker.positions())
        .extracting(BrokerPosition::symbol)
        .containsExactly(KalshiEnd.MARKET);
    BrokerPosition held = broker.positions().getFirst();
    assertThat(held.quantity()).isEqualByComparingTo("-3");
    assertThat(held.available()).isEqualByComparingTo("3");
    assertThat(held.averageEntryPrice().orElseThrow()).isEqualByComparingTo("0.44");
  }

  @Test
  @DisplayName("refuses what the exchange does not have, with the field's name, before it is sent")
  void refuses() {
    assertRefused("1", "1", new OrderType.Stop(BigDecimal.ONE), "type is stop: kalshi has limit");
    assertRefused("1", "1.005", LIMIT, "quantity is no count of hundredths of contracts: 1.005");
    assertRefused(
        "1", "1", new OrderType.Limit(BigDecimal.ONE), "limit_price is not below a dollar: 1");
    assertRefused(
        "1",
        "1",
        new OrderType.Limit(new BigDecimal("0.56001")),
        "limit_price: a price of 0.56001 dollars");
    assertRefused("no blanks", "1", LIMIT, "client_order_id is not made of at most 64 letters");
    assertThat(service.served()).isZero();
  }

  @Test
  @DisplayName("SEN-SEC-02 the production exchange is refused while the system is not live")
  void production() {
    assertThatThrownBy(() -> broker("https://external-api.kalshi.com/trade-api/v2"))
        .isInstanceOf(ConfigurationRefused.class)
        .hasMessage(
            "connector kalshi: base_url is the production exchange, and the system is not live");
    assertThat(live("https://external-api.kalshi.com").type()).isEqualTo("kalshi");
    assertThatThrownBy(() -> broker(service.root() + "/proxy"))
        .hasMessage("connector kalshi: base_url has another path than /trade-api/v2");
  }

  @Test
  @DisplayName("an unusable key is refused by the setting's name, and not shown")
  void unusableKey() {
    Map<String, Object> config = Map.of("private_key", "not-a-key-7b31", "key_id", "k");

    assertThatThrownBy(() -> KalshiEnd.broker(config, bench.surroundings()))
        .isInstanceOf(ConfigurationRefused.class)
        .hasMessage("connector kalshi: private_key is neither an RSA nor an Ed25519 key in PEM");
  }

  @Test
  @DisplayName("a key that the exchange does not know is an APIError 401, told without the key")
  void unknownKey() {
    Broker stranger =
        KalshiEnd.broker(
            Map.of("base_url", service.root().toString(), "key_id", "other"), bench.surroundings());

    assertThatThrownBy(stranger::connect)
        .isInstanceOfSatisfying(
            ConnectorApiException.class, failed -> assertThat(failed.credentials()).isTrue())
        .hasMessageContaining("INCORRECT_API_KEY_SIGNATURE");
  }

  private void works(PlacedOrder order) {
    assertThat(order.state()).isEqualTo(OrderState.WORKING);
    assertThat(order.side()).isEqualTo(Side.BUY);
  }

  private Broker broker(String address) {
    return KalshiEnd.broker(Map.of("base_url", address), bench.surroundings());
  }

  private Broker live(String address) {
    Surroundings here = bench.surroundings();
    return KalshiEnd.broker(
        Map.of("base_url", address),
        new Surroundings(here.client(), here.json(), here.time(), here.listener(), true));
  }

  private void assertRefused(String id, String quantity, OrderType type, String why) {
    assertThatThrownBy(() -> place(id, Side.BUY, quantity, type, TimeInForce.GTC))
        .isInstanceOf(ConnectorRefusedException.class)
        .hasMessageStartingWith(why);
  }

  private PlacedOrder place(String id, Side side, String quantity, OrderType type, TimeInForce time)
      throws Exception {
    return broker.placeOrder(
        new OrderTicket(id, KalshiEnd.MARKET, new BigDecimal(quantity), side, type, time));
  }
}
