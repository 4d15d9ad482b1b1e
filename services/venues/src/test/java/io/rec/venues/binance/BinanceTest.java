package io.rec.venues.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rec.venues.connector.Broker;
import io.rec.venues.connector.Family;
import io.rec.venues.connector.config.ConfigurationRefused;
import io.rec.venues.connector.config.ConnectorEntry;
import io.rec.venues.connector.config.Settings;
import io.rec.venues.connector.config.Variables;
import io.rec.venues.connector.order.OrderState;
import io.rec.venues.connector.order.OrderTicket;
import io.rec.venues.connector.order.OrderType;
import io.rec.venues.connector.order.PlacedOrder;
import io.rec.venues.connector.order.Side;
import io.rec.venues.connector.order.TimeInForce;
import io.rec.venues.connector.testing.Bench;
import io.rec.venues.connector.testing.FaultyHttp;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BinanceTest {

  private final Bench bench = new Bench();
  private final BinanceEnd end = new BinanceEnd();
  private final FaultyHttp service = new FaultyHttp(bench.stalls(), end::answer);
  private final Broker broker =
      (Broker) new BinanceSubject(end).connector(service.root(), bench.surroundings());

  @BeforeEach
  void connect() throws Exception {
    broker.connect();
  }

  @AfterEach
  void stop() {
    service.close();
    bench.close();
  }

  @Test
  @DisplayName("BOT-EX-01 signs as the venue's documentation shows")
  void signature() {
    // The example of "SIGNED Endpoint Examples" in the venue's public documentation.
    Settings settings =
        Settings.of(
            new ConnectorEntry(
                Family.BROKER,
                "b",
                "binance",
                Map.of("s", "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j")),
            Variables.of(Map.of()),
            Map.of(),
            false);

    assertThat(
            settings
                .secret("s")
                .hmac(
                    "symbol=LTCBTC&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=0.1"
                        + "&recvWindow=5000&timestamp=1499827319559"))
        .isEqualTo("c8db56825ae71d6d79447849e617115f4a920fa2acdcab2b053c4b2838bd6b71");
  }

  @Test
  @DisplayName("BOT-EX-02 the mainnet has to be asked for by name")
  void mainnet() {
    assertThatThrownBy(
            () ->
                BinanceSubject.broker(
                    Map.of("base_url", "https://api.binance.com"), bench.surroundings()))
        .isInstanceOf(ConfigurationRefused.class)
        .hasMessageContaining("mainnet is not true");
  }

  @Test
  @DisplayName("places an order under its client id and reads its average price")
  void places() throws Exception {
    PlacedOrder placed = broker.placeOrder(ticket(new OrderType.Limit(new BigDecimal("100.25"))));

    assertThat(placed.id()).isEqualTo("BTCUSDT:1");
    assertThat(placed.state()).isEqualTo(OrderState.PARTIALLY_FILLED);
    assertThat(placed.averagePrice())
        .hasValueSatisfying(price -> assertThat(price).isEqualByComparingTo("100.2"));
    assertThat(end.lastOrder())
        .containsEntry("type", "LIMIT")
        .containsEntry("price", "100.25")
        .containsEntry("newClientOrderId", "intent-1");
    assertThat(broker.order(placed.id()).clientOrderId()).isEqualTo("intent-1");
    assertThat(broker.orderByClientId("BTCUSDT:intent-1")).isPresent();
  }

  @Test
  @DisplayName("SEN-BRK-02 writes each type of order, and refuses what the venue does not have")
  void types() throws Exception {
    broker.placeOrder(ticket(new OrderType.TrailingPercent(new BigDecimal("1.5"))));

    assertThat(end.lastOrder()).containsEntry("trailingDelta", "150");
    assertThatThrownBy(
            () -> broker.placeOrder(ticket(new OrderType.TrailingAmount(BigDecimal.ONE))))
        .hasMessageContaining("by percent only");
  }

  @Test
  @DisplayName("SEN-BRK-05 shows what is money as the account and coins as positions")
  void account() throws Exception {
    assertThat(broker.account().buyingPower()).isEqualByComparingTo("1000.5");
    assertThat(broker.positions())
        .singleElement()
        .satisfies(
            held -> {
              assertThat(held.symbol()).isEqualTo("BTC");
              assertThat(held.quantity()).isEqualByComparingTo("0.75");
            });
  }

  private static OrderTicket ticket(OrderType type) {
    return new OrderTicket("intent-1", "BTCUSDT", BigDecimal.ONE, Side.BUY, type, TimeInForce.DAY);
  }
}
