package io.rec.e2e.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rec.e2e.desk.Component;
import io.rec.e2e.desk.Desk;
import io.rec.e2e.desk.KnownSecret;
import io.rec.e2e.desk.OnDesk;
import io.rec.e2e.trading.Trades;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;

/**
 * In no storey, because it has every role start anew, wave after wave: {@code
 * -Dit.test=TradeTrace}.
 */
@OnDesk
@DisplayName("A trace")
final class TradeTrace {
  private static final String ENTRIES = "auto-entry-supervisor";
  private static final String MANAGER = "trade-manager";
  private static final String EXECUTOR = "trade-executor";
  private static final String TABLES = "unified-production-coordinator";

  /** In the first minutes of an hour nothing is offered, and in its last ones nothing entered. */
  private static final Duration ENTERED_WITHIN = Duration.ofMinutes(10);

  /** The rest of an hour that a test may wait for; what is farther away is closed instead. */
  private static final Duration WORTH_WAITING = Duration.ofMinutes(15);

  /** Six waves, each waited for. */
  private static final Duration ROLLED_WITHIN = Duration.ofMinutes(10);

  private static final Duration SETTLED_WITHIN = Duration.ofMinutes(3);
  private static final Duration SENT_WITHIN = Duration.ofSeconds(30);
  private static final int MINUTES = 40;

  /** Enters whatever is offered, and leaves alone what it has. */
  private static final String EAGER =
      """
      {"auto_entry":true,"min_probability":55,"min_differential":-10,"min_time":90,
       "max_time":3600,"spike_alert_enabled":false,"by":"it"}""";

  /** As the sample has it: every role is rolled once more, which takes its time. */
  private static final String UNTOLD =
      """
      {"autoEntry":{"enabled":false},
       "observability":{"openTelemetry":{"endpoint":null,"sampleRatio":"0.1"}}}""";

  private static final String OFF = "{\"auto_entry\":false,\"by\":\"it\"}";

  private final Clock clock = Clock.systemUTC();
  private JsonNode before;

  @AfterEach
  void asBefore(Desk desk) {
    if (before != null) {
      desk.inside().post(ENTRIES, "/api/set_auto_entry_settings", before.toString());
    }
    desk.system().change(UNTOLD);
    await().atMost(ROLLED_WITHIN).until(desk.system()::isReady);
  }

  @Test
  @Timeout(value = MINUTES, unit = TimeUnit.MINUTES)
  @DisplayName(
      "BOT-TRC-02 follows an automatic trade from the tick to its end, through every role, and has"
          + " no secret in it")
  void followsAnAutomaticTrade(Desk desk, TestReporter report) {
    try (var collector = Collector.start(desk)) {
      desk.system()
          .change(
              """
              {"autoEntry":{"enabled":true},
               "observability":{"openTelemetry":{"endpoint":"%s","sampleRatio":"1"}}}"""
                  .formatted(Collector.ENDPOINT));
      await().atMost(ROLLED_WITHIN).until(desk.system()::isReady);
      desk.awaitReady();

      var trade = entered(desk);

      entry(collector, trade);
      report.publishEntry("the trade ended by", end(desk, collector, trade));
      assertThat(services(collector.spans()))
          .containsAll(Component.paperDesk().map(Component::name).toList());
      noSecret(desk, collector.spans());
    }
  }

  /** The number of a trade that nobody asked for. */
  private String entered(Desk desk) {
    before = settings(desk);
    assertThat(desk.inside().post(ENTRIES, "/api/set_auto_entry_settings", EAGER).status())
        .isEqualTo(200);
    var trade =
        await()
            .atMost(ENTERED_WITHIN)
            .until(() -> automatic(desk), Optional::isPresent)
            .orElseThrow();
    desk.inside().post(ENTRIES, "/api/set_auto_entry_settings", OFF);
    return trade;
  }

  private static JsonNode settings(Desk desk) {
    var settings = desk.inside().get(ENTRIES, "/api/get_auto_entry_settings").json();
    var kept = settings.<ObjectNode>deepCopy();
    kept.remove(List.of("version", "changed_by", "changed_at"));
    return kept.put("by", "it");
  }

  private static Optional<String> automatic(Desk desk) {
    var open = desk.inside().get(MANAGER, "/trades?status=open").json();
    return StreamSupport.stream(open.spliterator(), false)
        .filter(trade -> trade.path("entry_method").asText().equals("auto"))
        .map(trade -> trade.path("id").asText())
        .findFirst();
  }

  private static void entry(Collector collector, String trade) {
    await()
        .atMost(SENT_WITHIN)
        .untilAsserted(
            () -> {
              var all = collector.spans();
              var opened = all.find(MANAGER, "trade open_ticket", "recio.trade_id", trade);
              assertThat(opened).as("the trade's first step").isPresent();
              var journey = all.of(opened.orElseThrow());

              // Whichever changed last: the price, or what the market asks.
              var way = journey.way(opened.orElseThrow());
              assertThat(way)
                  .satisfiesAnyOf(
                      byPrice ->
                          assertThat(way)
                              .containsSubsequence(
                                  "symbol-price-watchdog-btc tick",
                                  "symbol-price-watchdog-btc announce recio_price",
                                  TABLES + " hear recio_price"),
                      byMarket ->
                          assertThat(way)
                              .containsSubsequence(
                                  "kalshi-api-watchdog tick",
                                  "kalshi-api-watchdog announce recio_market",
                                  TABLES + " hear recio_market"))
                  .containsSubsequence(
                      TABLES + " strike table",
                      TABLES + " announce recio_strike_table",
                      ENTRIES + " entry decision",
                      ENTRIES + " entry",
                      ENTRIES + " POST trade-manager",
                      MANAGER + " POST /trades",
                      MANAGER + " trade open_ticket");
              var sent = journey.find(EXECUTOR, "create order");
              assertThat(sent).as("the order").isPresent();
              var ordered = sent.orElseThrow();
              assertThat(journey.way(ordered))
                  .containsSubsequence(
                      ENTRIES + " entry",
                      MANAGER + " POST trade-executor",
                      EXECUTOR + " POST /orders",
                      EXECUTOR + " create order");
              assertThat(ordered.attributes())
                  .containsEntry("server.address", "kalshi")
                  .containsEntry("recio.outcome", "Taken")
                  .containsKeys("recio.order_id", "recio.client_order_id", "recio.ticker");
              assertThat(journey.spans())
                  .as("the fill")
                  .anySatisfy(
                      span ->
                          assertThat(span.attributes())
                              .containsEntry("recio.trade_id", trade)
                              .containsEntry("recio.from", "pending")
                              .containsEntry("recio.to", "open"));
            });
  }

  /** By the settlement of its hour where that is near, else by a person. */
  private String end(Desk desk, Collector collector, String trade) {
    var trades = new Trades(desk);
    var number = Long.parseLong(trade);
    var closes = Instant.parse(trades.shown(number).path("expires_at").asText());
    var left = Duration.between(clock.instant(), closes);
    if (left.compareTo(WORTH_WAITING) > 0) {
      trades.sell(number);
      inTheTrace(collector, trade, "trade close_ticket");
      return "a close, %d minutes before its hour".formatted(left.toMinutes());
    }
    await()
        .atMost(left.plus(SETTLED_WITHIN))
        .pollInterval(Duration.ofSeconds(2))
        .until(() -> trades.shown(number).path("status").asText().equals("closed"));
    inTheTrace(collector, trade, "trade hour_ends");
    inTheTrace(collector, trade, "trade settlement_found");
    return "the settlement of its hour";
  }

  private static void inTheTrace(Collector collector, String trade, String step) {
    await()
        .atMost(SENT_WITHIN)
        .untilAsserted(
            () -> {
              var all = collector.spans();
              var opened = all.find(MANAGER, "trade open_ticket", "recio.trade_id", trade);
              assertThat(all.of(opened.orElseThrow()).find(MANAGER, step)).as(step).isPresent();
            });
  }

  private static List<String> services(Journey journey) {
    return journey.spans().stream().map(Passed::service).distinct().toList();
  }

  private static void noSecret(Desk desk, Journey journey) {
    var secrets = KnownSecret.all(desk.client(), Desk.NAMESPACE, Desk.OPERATOR_NAMESPACE);
    assertThat(secrets).isNotEmpty();
    for (var span : journey.spans()) {
      var text = span.toString();
      assertThat(secrets.stream().filter(secret -> secret.isIn(text)).toList())
          .as("secrets in a span %s of %s", span.name(), span.service())
          .isEmpty();
    }
  }
}
