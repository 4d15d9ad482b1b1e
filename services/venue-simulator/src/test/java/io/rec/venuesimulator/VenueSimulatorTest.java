package io.rec.venuesimulator;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.PhaseLog;
import io.rec.platform.testing.TestRole;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class VenueSimulatorTest {

  private static final Pattern SEQUENCE = Pattern.compile("\"sequence_num\":(\\d+)");

  private static TestRole simulator;

  @BeforeAll
  static void startSimulator() {
    simulator = start().awaitReady();
  }

  @AfterAll
  static void stopSimulator() {
    simulator.close();
  }

  private static TestRole start() {
    return TestRole.start(
        Application.class, "venue-simulator", ConfigFolder.create().with("venue-simulator"));
  }

  @Test
  @DisplayName("walks through its start and stop steps in order")
  void stepsInOrder() {
    try (PhaseLog phases = PhaseLog.listen()) {
      start().awaitReady().close();

      assertThat(phases.starts())
          .containsExactly(
              "1 Prepare price walks",
              "2 Open paper account",
              "3 Start price feed",
              "4 Start heartbeats",
              "5 Start account stream");
      assertThat(phases.stops())
          .containsExactly(
              "1 Stop price feed",
              "2 Close client connections",
              "3 Log account balance",
              "4 Log shutdown completion");
    }
  }

  @Test
  @DisplayName("answers the exchange's status without a token, in its wire form")
  void answersExchangeStatus() {
    var answer = simulator.getWith("/trade-api/v2/exchange/status");

    assertThat(answer.body())
        .containsPattern("^\\{\"exchange_active\":true,\"trading_active\":(true|false),");
  }

  @Test
  @DisplayName("answers the balance in cents and in dollars with four decimals")
  void answersBalance() {
    var answer = simulator.getWith("/trade-api/v2/portfolio/balance");

    assertThat(answer.body())
        .contains("\"balance\":1000000", "\"balance_dollars\":\"10000.0000\"", "\"updated_ts\":");
  }

  @Test
  @DisplayName("numbers all messages of a connection without a gap, acknowledgements too")
  void numbersMessages() {
    try (TextClient client = feed()) {
      client.send(subscription("heartbeats"));
      client.send(subscription("ticker"));
      await().atMost(10, SECONDS).until(() -> client.texts().size() > 8);

      List<Long> numbers = client.texts().stream().map(VenueSimulatorTest::sequence).toList();

      assertThat(numbers)
          .containsExactlyElementsOf(LongStream.range(0, numbers.size()).boxed().toList());
    }
  }

  @Test
  @DisplayName("sends a snapshot first, then updates, then a heartbeat each second")
  void sendsTickers() {
    try (TextClient client = feed()) {
      client.send(subscription("ticker"));
      client.send(subscription("heartbeats"));

      await().atMost(10, SECONDS).until(() -> client.of("heartbeat_counter").size() > 1);

      assertThat(client.of("\"channel\":\"ticker\"").getFirst())
          .contains("\"type\":\"snapshot\"", "\"product_id\":\"BTC-USD\"", "\"best_bid\":");
      assertThat(client.of("\"type\":\"update\"")).isNotEmpty();
    }
  }

  @Test
  @DisplayName("refuses a product that is not traded")
  void refusesUnknownProduct() {
    try (TextClient client = feed()) {
      client.send("{\"type\":\"subscribe\",\"product_ids\":[\"XXX-USD\"],\"channel\":\"ticker\"}");

      await()
          .atMost(10, SECONDS)
          .untilAsserted(
              () ->
                  assertThat(client.texts())
                      .containsExactly(
                          "{\"type\":\"error\",\"message\":\"unknown product XXX-USD\"}"));
    }
  }

  @Test
  @DisplayName("acknowledges each channel of the account's stream with a sid of its own")
  void acknowledgesAccountChannels() {
    try (TextClient client = new TextClient(simulator.url("/trade-api/ws/v2"))) {
      client.send(
          "{\"id\":7,\"cmd\":\"subscribe\",\"params\":{\"channels\":[\"fill\",\"user_orders\"]}}");

      await().atMost(10, SECONDS).until(() -> client.of("\"type\":\"subscribed\"").size() == 2);

      assertThat(client.of("\"channel\":\"fill\"").getFirst()).contains("\"id\":7", "\"sid\":");
    }
  }

  private static TextClient feed() {
    return new TextClient(simulator.url("/coinbase/advanced-trade"));
  }

  private static String subscription(String channel) {
    return "{\"type\":\"subscribe\",\"product_ids\":[\"BTC-USD\"],\"channel\":\"%s\"}"
        .formatted(channel);
  }

  private static long sequence(String text) {
    Matcher matcher = SEQUENCE.matcher(text);
    assertThat(matcher.find()).as(text).isTrue();
    return Long.parseLong(matcher.group(1));
  }
}
