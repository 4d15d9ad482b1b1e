package io.rec.venues;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.micronaut.serde.ObjectMapper;
import io.rec.venues.binance.BinanceDataProvider;
import io.rec.venues.binance.BinanceFeed;
import io.rec.venues.binance.BinanceProvider;
import io.rec.venues.clock.SkewMeter;
import io.rec.venues.coinbase.PriceTick;
import io.rec.venues.connector.Broker;
import io.rec.venues.connector.ConnectorApiException;
import io.rec.venues.connector.ConnectorException;
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
import io.rec.venues.connector.testing.Bench;
import io.rec.venues.stream.LastingStream;
import io.rec.venues.stream.StreamLimits;
import io.rec.venues.stream.Waits;
import io.rec.venuesimulator.fault.Venue;
import io.rec.venuesimulator.standalone.StandaloneSimulator;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Binance's broker, data and feed against the simulator, where only the address differs. */
class SimulatedBinanceTest {

  private static final BigDecimal MONEY = new BigDecimal("50000");

  private final Bench bench = new Bench();
  private final Clock clock = bench.time().clock();
  private final StandaloneSimulator simulator =
      StandaloneSimulator.start(
          Clock.systemUTC(), "--ticks", "0", "--binance-account", "live,secret,50000");
  private final StandaloneSimulator still =
      StandaloneSimulator.start(clock, "--ticks", "0", "--binance-account", "ann,anns,50000");
  private final Broker broker = broker("anns");
  private final DataProvider data = data();

  @BeforeEach
  void connect() throws Exception {
    broker.connect();
    data.connect();
  }

  @AfterEach
  void stop() {
    simulator.close();
    still.close();
    bench.close();
  }

  @Test
  @DisplayName("SEN-DAT-02 a quote has price, change and both sides of the book")
  void quote() throws Exception {
    MarketQuote quote = data.quote("BTCUSDT");

    assertThat(quote.symbol()).isEqualTo("BTCUSDT");
    assertThat(quote.bid().orElseThrow()).isLessThan(quote.ask().orElseThrow());
    assertThat(quote.changePercent().scale()).isEqualTo(2);
    assertThat(quote.at()).isEqualTo(clock.instant());
  }

  @Test
  @DisplayName("SEN-DAT-04 a batch of quotes, and one unknown symbol fails nothing")
  void batch() throws Exception {
    Quotes all = data.quotes(List.of("BTCUSDT", "ETHUSDT"));
    Quotes some = data.quotes(List.of("BTCUSDT", "NOPEUSDT", "ETHUSDT"));

    assertThat(all.found()).containsOnlyKeys("BTCUSDT", "ETHUSDT");
    assertThat(all.missing()).isEmpty();
    assertThat(some.found()).containsOnlyKeys("BTCUSDT", "ETHUSDT");
    assertThat(some.missing()).containsOnlyKeys("NOPEUSDT");
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(Timeframe.class)
  @DisplayName("R42 every time frame has as many bars as were asked for, oldest first")
  void bars(Timeframe frame) throws Exception {
    List<Bar> bars = data.bars("ETHUSDT", frame, 3);

    assertThat(bars).hasSize(3).isSortedAccordingTo((a, b) -> a.begin().compareTo(b.begin()));
    assertThat(bars.getLast().begin()).isBeforeOrEqualTo(clock.instant());
  }

  @Test
  @DisplayName("more bars than the venue gives at once come in pages, without a gap")
  void pages() throws Exception {
    List<Bar> bars = data.bars("BTCUSDT", Timeframe.MIN_1, 2_500);

    assertThat(bars).hasSize(2_500);
    for (int i = 1; i < bars.size(); i++) {
      assertThat(bars.get(i).begin()).isEqualTo(bars.get(i - 1).begin().plusSeconds(60));
    }
  }

  @Test
  @DisplayName("a symbol that does not exist has no quote and no bars")
  void unknown() {
    assertThatThrownBy(() -> data.quote("NOPEUSDT")).isInstanceOf(ConnectorApiException.class);
    assertThatThrownBy(() -> data.bars("NOPEUSDT", Timeframe.DAY_1, 3))
        .isInstanceOfSatisfying(
            ConnectorApiException.class,
            failed -> assertThat(failed.venueCode()).isEqualTo("-1121"));
  }

  @Test
  @DisplayName("SEN-BRK-02, SEN-BRK-05 what is bought is paid for and held")
  void buys() throws Exception {
    PlacedOrder placed = place("intent-1", Side.BUY, "0.1", new OrderType.Market());
    BigDecimal cost = placed.averagePrice().orElseThrow().multiply(new BigDecimal("0.1"));

    assertThat(placed.state()).isEqualTo(OrderState.FILLED);
    assertThat(broker.account().cash())
        .isCloseTo(MONEY.subtract(cost), within(new BigDecimal("0.001")));
    assertThat(broker.positions().getFirst().symbol()).isEqualTo("BTC");
    assertThat(broker.positions().getFirst().quantity()).isEqualByComparingTo("0.0999");
    assertThat(broker.orderByClientId("BTCUSDT:intent-1").orElseThrow().id())
        .isEqualTo(placed.id());
  }

  @Test
  @DisplayName("SEN-BRK-02 each type of order is taken, and SEN-BRK-03 canceled")
  void types() throws Exception {
    place("first", Side.BUY, "0.1", new OrderType.Market());
    BigDecimal price = data.quote("BTCUSDT").price().setScale(0, RoundingMode.DOWN);
    BigDecimal low = price.subtract(new BigDecimal("9000"));
    List<OrderType> types =
        List.of(
            new OrderType.Limit(price.add(new BigDecimal("9000"))),
            new OrderType.Stop(low),
            new OrderType.StopLimit(low, low),
            new OrderType.TrailingPercent(BigDecimal.TEN));
    int number = 0;
    for (OrderType type : types) {
      PlacedOrder placed = place("type-" + ++number, Side.SELL, "0.01", type);
      assertThat(placed.state()).isEqualTo(OrderState.WORKING);
      broker.cancelOrder(placed.id());
      assertThat(broker.order(placed.id()).state()).isEqualTo(OrderState.CANCELED);
    }

    assertThat(broker.positions().getFirst().available()).isEqualByComparingTo("0.0999");
  }

  @Test
  @DisplayName("REC-TE-04 an order whose answer was lost is found, not sent again")
  void lostAnswer() throws Exception {
    still
        .simulator()
        .faults()
        .change(Venue.BINANCE_REST, faults -> faults.withStatus(503).withCarriedOut(true));
    assertThatThrownBy(() -> place("intent-2", Side.BUY, "0.1", new OrderType.Market()))
        .isInstanceOf(ConnectorException.class);
    still.simulator().faults().clear(Venue.BINANCE_REST);
    broker.resetCircuit();

    PlacedOrder found = place("intent-2", Side.BUY, "0.1", new OrderType.Market());

    assertThat(found.state()).isEqualTo(OrderState.FILLED);
    assertThat(broker.positions().getFirst().quantity()).isEqualByComparingTo("0.0999");
  }

  @Test
  @DisplayName("a wrong secret is refused in the venue's words")
  void credentials() throws Exception {
    Broker wrong = broker("other");
    wrong.connect();

    assertThatThrownBy(wrong::account)
        .isInstanceOfSatisfying(
            ConnectorApiException.class,
            failed -> assertThat(failed.venueCode()).isEqualTo("-1022"));
  }

  @Test
  @DisplayName("prices flow live and none is lost, over a cut connection too")
  void feed() throws Exception {
    List<PriceTick> ticks = new CopyOnWriteArrayList<>();
    var feed =
        new BinanceFeed(
            ObjectMapper.getDefault(), "BTCUSDT", ticks::add, new SkewMeter(), Clock.systemUTC());
    try (LastingStream stream =
        new LastingStream(
            VenueHttp.client(),
            () -> URI.create(simulator.address("binance_ws") + "/ws"),
            StreamLimits.waiting(Waits.always(failures -> Duration.ofMillis(100))),
            feed,
            Clock.systemUTC())) {
      stream.start();
      await().atMost(30, SECONDS).until(() -> ticks.size() >= 3);
      assertThat(stream.state().live()).isTrue();
      assertThat(feed.best()).isPresent();
      assertThat(feed.figures().lost()).isZero();

      int before = ticks.size();
      simulator.simulator().faults().disconnect(Venue.BINANCE_WS);
      await().atMost(30, SECONDS).until(() -> ticks.size() >= before + 3);

      assertThat(stream.figures().malformed()).isZero();
      assertThat(ticks).extracting(PriceTick::sequence).isSorted().doesNotHaveDuplicates();
      assertThat(feed.skew().skew().alarm()).isFalse();
    }
  }

  private PlacedOrder place(String id, Side side, String count, OrderType type) throws Exception {
    return broker.placeOrder(
        new OrderTicket(id, "BTCUSDT", new BigDecimal(count), side, type, TimeInForce.GTC));
  }

  private Broker broker(String secret) {
    BinanceProvider provider = new BinanceProvider();
    Variables keys = Variables.of(Map.of("BINANCE_API_KEY", "ann", "BINANCE_API_SECRET", secret));
    return provider.create(
        Settings.of(entry(Family.BROKER, "binance"), keys, provider.variables(), false),
        bench.surroundings());
  }

  private DataProvider data() {
    BinanceDataProvider provider = new BinanceDataProvider();
    return provider.create(
        Settings.of(
            entry(Family.DATA, "binance_data"),
            Variables.of(Map.of()),
            provider.variables(),
            false),
        bench.surroundings());
  }

  private ConnectorEntry entry(Family family, String type) {
    return new ConnectorEntry(
        family,
        type,
        type,
        Map.of("base_url", still.address("binance_rest"), "rate_limit", 100_000));
  }
}
