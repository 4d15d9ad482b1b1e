package io.rec.venues;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.rec.venues.alpaca.AlpacaBroker;
import io.rec.venues.alpaca.AlpacaProvider;
import io.rec.venues.connector.ConnectorApiException;
import io.rec.venues.connector.DataProvider;
import io.rec.venues.connector.Family;
import io.rec.venues.connector.config.ConnectorEntry;
import io.rec.venues.connector.config.Settings;
import io.rec.venues.connector.config.Variables;
import io.rec.venues.connector.market.Bar;
import io.rec.venues.connector.market.MarketQuote;
import io.rec.venues.connector.market.Quotes;
import io.rec.venues.connector.market.Timeframe;
import io.rec.venues.connector.order.OrderState;
import io.rec.venues.connector.order.OrderTicket;
import io.rec.venues.connector.order.OrderType;
import io.rec.venues.connector.order.PlacedOrder;
import io.rec.venues.connector.order.Side;
import io.rec.venues.connector.order.TimeInForce;
import io.rec.venues.connector.registry.Surroundings;
import io.rec.venues.connector.testing.Bench;
import io.rec.venues.polygon.PolygonProvider;
import io.rec.venuesimulator.standalone.StandaloneSimulator;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The connectors of shares against the simulator, where only address and credentials differ. */
class SimulatedStocksTest {

  private static final BigDecimal CASH = new BigDecimal("50000");

  private final Bench bench = new Bench();
  private final StandaloneSimulator simulator =
      StandaloneSimulator.start(
          Clock.systemUTC(),
          "--market-hours",
          "always",
          "--ticks",
          "0",
          "--polygon-key",
          "paid",
          "--alpaca-account",
          "ann,anns,50000");
  private final DataProvider polygon = polygon("paid", bench.surroundings());
  private final AlpacaBroker alpaca = alpaca("anns", bench.surroundings());

  @BeforeEach
  void connect() throws Exception {
    polygon.connect();
    alpaca.connect();
  }

  @AfterEach
  void stop() {
    simulator.close();
    bench.close();
  }

  @Test
  @DisplayName("SEN-DAT-02 a quote has price, change and both sides of the book")
  void quote() throws Exception {
    MarketQuote quote = polygon.quote("AAPL");

    assertThat(quote.symbol()).isEqualTo("AAPL");
    assertThat(quote.price()).isBetween(quote.bid().orElseThrow(), quote.ask().orElseThrow());
    assertThat(quote.changePercent().scale()).isEqualTo(2);
  }

  @Test
  @DisplayName("SEN-DAT-04 a batch of quotes, and one unknown symbol fails nothing")
  void batch() throws Exception {
    Quotes quotes = polygon.quotes(List.of("AAPL", "MSFT", "NOPE"));

    assertThat(quotes.found()).containsOnlyKeys("AAPL", "MSFT");
    assertThat(quotes.missing()).containsOnlyKeys("NOPE");
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(Timeframe.class)
  @DisplayName("R42 every time frame has as many bars as were asked for, oldest first")
  void bars(Timeframe frame) throws Exception {
    List<Bar> bars = polygon.bars("AAPL", frame, 3);

    assertThat(bars).hasSize(3).isSortedAccordingTo((a, b) -> a.begin().compareTo(b.begin()));
  }

  @Test
  @DisplayName("a ticker that does not exist has no quote and no bars")
  void unknown() throws Exception {
    assertThatThrownBy(() -> polygon.quote("NOPE"))
        .isInstanceOfSatisfying(
            ConnectorApiException.class, failed -> assertThat(failed.statusCode()).isEqualTo(404));
    assertThat(polygon.bars("NOPE", Timeframe.DAY_1, 3)).isEmpty();
  }

  @Test
  @DisplayName("wrong credentials are refused by both, and not told")
  void credentials() {
    assertThatThrownBy(() -> polygon("wrong", bench.surroundings()).connect())
        .isInstanceOfSatisfying(
            ConnectorApiException.class, failed -> assertThat(failed.statusCode()).isEqualTo(401))
        .hasMessageContaining("Unknown API Key");
    assertThatThrownBy(() -> alpaca("wrong", bench.surroundings()).connect())
        .isInstanceOfSatisfying(
            ConnectorApiException.class,
            failed -> {
              assertThat(failed.statusCode()).isEqualTo(401);
              assertThat(failed.venueCode()).isEqualTo("40110000");
            });
  }

  @Test
  @DisplayName("SEN-BRK-02, SEN-BRK-05 what is bought is paid for and held")
  void buys() throws Exception {
    PlacedOrder placed = place("intent-1", Side.BUY, "3", new OrderType.Market());
    await().atMost(20, SECONDS).until(() -> alpaca.order(placed.id()).state() == OrderState.FILLED);
    PlacedOrder filled = alpaca.orderByClientId("intent-1").orElseThrow();
    BigDecimal cost = filled.averagePrice().orElseThrow().multiply(new BigDecimal("3"));

    assertThat(placed.state()).isEqualTo(OrderState.PENDING);
    assertThat(alpaca.account().cash()).isEqualByComparingTo(CASH.subtract(cost));
    assertThat(alpaca.positions().getFirst().quantity()).isEqualByComparingTo("3");
    assertThat(alpaca.positions().getFirst().averageEntryPrice().orElseThrow())
        .isEqualByComparingTo(filled.averagePrice().orElseThrow());
    assertThat(alpaca.clock().open()).isTrue();
  }

  @Test
  @DisplayName("SEN-BRK-02 each type of order is taken, and SEN-BRK-03 canceled")
  void types() throws Exception {
    place("0", Side.BUY, "9", new OrderType.Limit(new BigDecimal("2000")));
    await().atMost(20, SECONDS).until(() -> !alpaca.positions().isEmpty());
    List<OrderType> types =
        List.of(
            new OrderType.Limit(new BigDecimal("9000")),
            new OrderType.Stop(new BigDecimal("1")),
            new OrderType.StopLimit(new BigDecimal("1"), new BigDecimal("1")),
            new OrderType.TrailingAmount(new BigDecimal("100")),
            new OrderType.TrailingPercent(new BigDecimal("50")));
    for (OrderType type : types) {
      PlacedOrder placed = place(type.toString(), Side.SELL, "1", type);
      alpaca.cancelOrder(placed.id());
      await()
          .atMost(20, SECONDS)
          .until(() -> alpaca.order(placed.id()).state() == OrderState.CANCELED);
    }

    assertThat(alpaca.positions().getFirst().available()).isEqualByComparingTo("9");
  }

  @Test
  @DisplayName("the same intent twice is one order")
  void once() throws Exception {
    PlacedOrder first = place("same", Side.BUY, "1", new OrderType.Limit(BigDecimal.ONE));
    PlacedOrder second = place("same", Side.BUY, "1", new OrderType.Limit(BigDecimal.ONE));

    assertThat(second.id()).isEqualTo(first.id());
  }

  private PlacedOrder place(String id, Side side, String count, OrderType type) throws Exception {
    return alpaca.placeOrder(
        new OrderTicket(id, "AAPL", new BigDecimal(count), side, type, TimeInForce.DAY));
  }

  private DataProvider polygon(String key, Surroundings around) {
    PolygonProvider provider = new PolygonProvider();
    ConnectorEntry entry = entry(Family.DATA, "polygon", simulator.address("polygon_rest"));
    Variables variables = Variables.of(Map.of("POLYGON_API_KEY", key));
    return provider.create(Settings.of(entry, variables, provider.variables(), false), around);
  }

  private AlpacaBroker alpaca(String secret, Surroundings around) {
    AlpacaProvider provider = new AlpacaProvider();
    ConnectorEntry entry = entry(Family.BROKER, "alpaca", simulator.address("alpaca_rest"));
    Variables variables =
        Variables.of(Map.of("ALPACA_API_KEY", "ann", "ALPACA_API_SECRET", secret));
    return (AlpacaBroker)
        provider.create(Settings.of(entry, variables, provider.variables(), false), around);
  }

  private static ConnectorEntry entry(Family family, String name, String address) {
    return new ConnectorEntry(
        family, name, name, Map.of("base_url", address, "rate_limit", 100_000));
  }
}
