package io.rec.venues;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micronaut.serde.ObjectMapper;
import io.rec.venues.connector.Broker;
import io.rec.venues.connector.Connector;
import io.rec.venues.connector.ConnectorApiException;
import io.rec.venues.connector.DataProvider;
import io.rec.venues.connector.Family;
import io.rec.venues.connector.call.ConnectorTime;
import io.rec.venues.connector.config.ConnectorEntry;
import io.rec.venues.connector.config.Variables;
import io.rec.venues.connector.market.Bar;
import io.rec.venues.connector.market.MarketQuote;
import io.rec.venues.connector.market.Quotes;
import io.rec.venues.connector.market.Timeframe;
import io.rec.venues.connector.order.BrokerPosition;
import io.rec.venues.connector.order.OrderState;
import io.rec.venues.connector.order.OrderTicket;
import io.rec.venues.connector.order.OrderType;
import io.rec.venues.connector.order.PlacedOrder;
import io.rec.venues.connector.order.Side;
import io.rec.venues.connector.order.TimeInForce;
import io.rec.venues.connector.registry.ConnectorFactory;
import io.rec.venues.connector.registry.Surroundings;
import io.rec.venues.kalshi.CallSigner;
import io.rec.venues.kalshi.KalshiCalls;
import io.rec.venues.kalshi.KalshiKey;
import io.rec.venues.kalshi.KalshiRest;
import io.rec.venues.kalshi.account.AccountCalls;
import io.rec.venues.kalshi.account.AccountFilter;
import io.rec.venues.kalshi.account.AccountOrder;
import io.rec.venues.kalshi.market.KalshiMarket;
import io.rec.venues.kalshi.market.KalshiMarkets;
import io.rec.venues.kalshi.market.Listing;
import io.rec.venues.rest.Reply;
import io.rec.venuesimulator.account.KeyMaker;
import io.rec.venuesimulator.account.Tier;
import io.rec.venuesimulator.fault.Venue;
import io.rec.venuesimulator.standalone.StandaloneSimulator;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The connectors of Kalshi and Coinbase against the simulator: only address and key differ. */
class SimulatedTradingTest {

  private static final BigDecimal CASH = new BigDecimal("1000");
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  private final Clock clock = Clock.systemUTC();
  private final HttpClient client = VenueHttp.client();
  private final ObjectMapper json = ObjectMapper.getDefault();
  private final ConnectorFactory factory =
      ConnectorFactory.withInstalled(
          new Surroundings(client, json, ConnectorTime.real(clock), event -> {}, false));
  private final KeyMaker rsa = KeyMaker.rsa();
  private final KeyMaker ed25519 = KeyMaker.ed25519();
  private final StandaloneSimulator simulator =
      StandaloneSimulator.start(clock, "--symbols", "BTC", "--ticks", "0");
  private Broker broker;
  private String ticker;

  @BeforeEach
  void connect() throws Exception {
    register("rsa-key", rsa);
    register("ed25519-key", ed25519);
    broker = broker("rsa-key", rsa);
    ticker = market().ticker();
  }

  @AfterEach
  void stop() {
    simulator.close();
    client.shutdownNow();
  }

  @Test
  @DisplayName("both kinds of keys are let in, and another's signature is not")
  void keys() throws Exception {
    assertThat(broker.account().cash()).isEqualByComparingTo(CASH);
    assertThat(broker.account().tradingAllowed()).isTrue();
    assertThat(broker("ed25519-key", ed25519).account().cash()).isEqualByComparingTo(CASH);
    assertThatThrownBy(() -> broker("ed25519-key", KeyMaker.ed25519()))
        .isInstanceOfSatisfying(
            ConnectorApiException.class, failed -> assertThat(failed.credentials()).isTrue());
  }

  @Test
  @DisplayName("SEN-BRK-02, SEN-BRK-05 what is bought at the market is paid for and held")
  void buys() throws Exception {
    PlacedOrder placed = place("intent-1", Side.BUY, "3", new OrderType.Market(), TimeInForce.IOC);
    PlacedOrder read = broker.order(placed.id());
    BrokerPosition held = broker.positions().getFirst();

    assertThat(placed.state()).isEqualTo(OrderState.FILLED);
    assertThat(read.state()).isEqualTo(OrderState.FILLED);
    assertThat(held.symbol()).isEqualTo(ticker);
    assertThat(held.quantity()).isEqualByComparingTo("3");
    assertThat(held.averageEntryPrice().orElseThrow())
        .isEqualByComparingTo(read.averagePrice().orElseThrow());
    assertThat(broker.account().cash())
        .isLessThan(CASH.subtract(read.averagePrice().orElseThrow().multiply(held.quantity())));
  }

  @Test
  @DisplayName("SEN-BRK-03 an order rests, is found by its client id, and is canceled once")
  void rests() throws Exception {
    PlacedOrder placed =
        place(
            "intent-1",
            Side.BUY,
            "2.50",
            new OrderType.Limit(new BigDecimal("0.01")),
            TimeInForce.GTC);
    assertThat(placed.state()).isEqualTo(OrderState.WORKING);
    assertThat(broker.orderByClientId("intent-1").orElseThrow().id()).isEqualTo(placed.id());

    broker.cancelOrder(placed.id());

    assertThat(broker.order(placed.id()).state()).isEqualTo(OrderState.CANCELED);
    assertThatThrownBy(() -> broker.cancelOrder(placed.id()))
        .isInstanceOfSatisfying(
            ConnectorApiException.class, failed -> assertThat(failed.statusCode()).isEqualTo(404));
  }

  @Test
  @DisplayName("REC-TE-04 an answer that is lost and a list that lags leave one order of an intent")
  void once() throws Exception {
    simulator
        .simulator()
        .faults()
        .change(
            Venue.KALSHI_REST,
            faults ->
                faults.withStatus(503).withCarriedOut(true).withReadLag(Duration.ofMillis(400)),
            Duration.ofMillis(700));
    OrderType cheap = new OrderType.Limit(new BigDecimal("0.01"));

    PlacedOrder placed = place("intent-1", Side.BUY, "1", cheap, TimeInForce.GTC);
    PlacedOrder again = place("intent-1", Side.BUY, "1", cheap, TimeInForce.GTC);

    assertThat(again.id()).isEqualTo(placed.id());
    assertThat(ordersAtVenue()).extracting(AccountOrder::clientOrderId).containsExactly("intent-1");
  }

  @Test
  @DisplayName("SEN-DAT-02, SEN-DAT-04, R42 a market has a quote with both sides, and bars")
  void markets() throws Exception {
    DataProvider markets = data("kalshi", "kalshi_rest");

    MarketQuote quote = markets.quote(ticker);
    Quotes quotes = markets.quotes(List.of(ticker, "NOPE"));
    List<Bar> bars = markets.bars(ticker, Timeframe.MIN_1, 5);

    assertThat(quote.bid().orElseThrow()).isLessThan(quote.ask().orElseThrow());
    assertThat(quote.price()).isBetween(new BigDecimal("0.01"), new BigDecimal("0.99"));
    assertThat(quotes.found()).containsOnlyKeys(ticker);
    assertThat(quotes.missing()).containsOnlyKeys("NOPE");
    assertThat(bars).isNotEmpty().isSortedAccordingTo(Comparator.comparing(Bar::begin));
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(names = {"MIN_1", "MIN_5", "MIN_15", "HOUR_1", "DAY_1"})
  @DisplayName("R42 a coin has as many bars as were asked for, oldest first, none twice")
  void coinBars(Timeframe timeframe) throws Exception {
    DataProvider coins = data("coinbase", "coinbase_rest");

    List<Bar> bars = coins.bars("BTC-USD", timeframe, 320);

    assertThat(bars).hasSize(320).isSortedAccordingTo(Comparator.comparing(Bar::begin));
    assertThat(bars).extracting(Bar::begin).doesNotHaveDuplicates();
  }

  @Test
  @DisplayName("SEN-DAT-02, SEN-DAT-04 a coin has a quote, and an unknown one fails nothing")
  void coins() throws Exception {
    DataProvider coins = data("coinbase", "coinbase_rest");

    MarketQuote quote = coins.quote("BTC-USD");
    Quotes quotes = coins.quotes(List.of("BTC-USD", "XXX-USD"));

    assertThat(quote.price()).isBetween(quote.bid().orElseThrow(), quote.ask().orElseThrow());
    assertThat(quote.changePercent().scale()).isEqualTo(2);
    assertThat(quotes.found()).containsOnlyKeys("BTC-USD");
    assertThat(quotes.missing()).containsOnlyKeys("XXX-USD");
  }

  private PlacedOrder place(String id, Side side, String count, OrderType type, TimeInForce time)
      throws Exception {
    return broker.placeOrder(new OrderTicket(id, ticker, new BigDecimal(count), side, type, time));
  }

  private void register(String keyId, KeyMaker key) {
    var account =
        simulator
            .simulator()
            .accounts()
            .register(keyId, keyId, key.publicPem(), CASH, Tier.PREMIER);
    assertThat(account).isNotNull();
  }

  private Broker broker(String keyId, KeyMaker key) throws Exception {
    return (Broker)
        connected(
            new ConnectorEntry(
                Family.BROKER,
                "broker",
                "kalshi",
                Map.of("base_url", simulator.address("kalshi_rest"))),
            Variables.of(Map.of("KALSHI_API_KEY_ID", keyId, "kalshi.pem", key.privatePem())));
  }

  private DataProvider data(String type, String address) throws Exception {
    return (DataProvider)
        connected(
            new ConnectorEntry(
                Family.DATA, "data", type, Map.of("base_url", simulator.address(address))),
            Variables.of(Map.of()));
  }

  private Connector connected(ConnectorEntry entry, Variables variables) throws Exception {
    Connector connector = factory.replace(entry, variables);
    connector.connect();
    return connector;
  }

  /** One near the money of the event that closes last. */
  private KalshiMarket market() {
    var markets = new KalshiMarkets(rest(CallSigner.NONE), DEADLINE);
    return await()
        .atMost(20, SECONDS)
        .until(
            () ->
                answered(markets.openEvents("KXBTCD")).items().stream()
                    .flatMap(event -> markets(markets, event.ticker()).stream())
                    .filter(market -> market.lastPrice().signum() > 0)
                    .filter(market -> market.quote().yesBid().compareTo(new BigDecimal("0.3")) > 0)
                    .filter(market -> market.quote().yesAsk().compareTo(new BigDecimal("0.7")) < 0)
                    .max(Comparator.comparing(KalshiMarket::closeTime)),
            found -> found.isPresent())
        .orElseThrow();
  }

  private static List<KalshiMarket> markets(KalshiMarkets markets, String event) {
    try {
      return answered(markets.markets(event)).items();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private List<AccountOrder> ordersAtVenue() throws InterruptedException {
    CallSigner signer = KalshiKey.of("rsa-key", rsa.privatePem(), clock);
    Reply<Listing<AccountOrder>> orders =
        new AccountCalls(rest(signer), DEADLINE).orders(AccountFilter.ALL);
    return answered(orders).items();
  }

  private KalshiRest rest(CallSigner signer) {
    URI root = URI.create(simulator.address("kalshi_rest")).resolve("/");
    String host = root.toString().replaceFirst("/$", "");
    return new KalshiRest(
        KalshiCalls.of(client, () -> URI.create(host), "test", Duration::ofSeconds, clock),
        signer,
        json);
  }

  private static <T> T answered(Reply<T> reply) {
    assertThat(reply).isInstanceOf(Reply.Answered.class);
    return ((Reply.Answered<T>) reply).value();
  }
}
