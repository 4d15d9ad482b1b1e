package io.rec.connectorhub.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.serde.ObjectMapper;
import io.rec.venues.connector.config.ConfigurationRefused;
import io.rec.venues.connector.notice.Message;
import io.rec.venues.connector.notice.Priority;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutingTest {

  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
  private static final List<Route> USUAL =
      List.of(
          Routing.usual("log", "log"), Routing.usual("mail", "email"), Routing.usual("sms", "sms"));

  @Test
  @DisplayName("REC-NTF-01 a number hears what is critical, mail what matters, the log all")
  void usual() {
    Routing routing = RoutingDocument.read(ObjectMapper.getDefault(), "", USUAL);

    assertThat(channels(routing, alert(Priority.LOW))).containsExactly("log");
    assertThat(channels(routing, alert(Priority.HIGH))).containsExactly("log", "mail");
    assertThat(channels(routing, alert(Priority.CRITICAL))).containsExactly("log", "mail", "sms");
  }

  @Test
  @DisplayName("routes by severity and kind, collects what is less urgent, fills in the recipient")
  void routes() {
    Routing routing =
        read(
            """
            {"routes":[{"channel":"mail","from":"normal","kinds":["alert"],"digest_below":"high",
                        "recipient":"desk@example.com"}],"digest_at":"09:30"}\
            """);

    Routing.Way low = routing.ways(alert(Priority.NORMAL), NOW).getFirst();
    Routing.Way high = routing.ways(alert(Priority.HIGH), NOW).getFirst();

    assertThat(low.held()).isTrue();
    assertThat(low.notBefore()).isEqualTo("2026-03-03T09:30:00Z");
    assertThat(high.held()).isFalse();
    assertThat(high.message().recipient()).isEqualTo("desk@example.com");
    assertThat(routing.ways(Notice.of(trade()), NOW)).isEmpty();
  }

  @Test
  @DisplayName("words a notice by its template")
  void templates() {
    Routing routing =
        read(
            """
            {"templates":{"trade":{"subject":"{{side}} {{symbol}}","text":"{{quantity}} at {{price}}, order {{order_id}}"}}}\
            """);

    Message message = routing.ways(Notice.of(trade()), NOW).getFirst().message();

    assertThat(message.subject()).isEqualTo("buy BTC");
    assertThat(message.text()).isEqualTo("3 at 0.62, order o-1");
  }

  @ParameterizedTest(name = "{1}: {0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"routes\":[{\"channel\":\"pager\"}]}|routes.channel is no notification connector: pager",
        "{\"routes\":[{\"channel\":\"mail\",\"from\":\"urgent\"}]}|routes.from cannot be used",
        "{\"routes\":[{\"channel\":\"mail\",\"kinds\":[\"news\"]}]}|routes.kinds is none of",
        "{\"quiet\":{\"from\":\"25:00\",\"to\":\"07:00\"}}|quiet cannot be used",
        "{\"quotas\":{\"mail\":{\"day\":0}}}|quotas.day is not positive",
        "{\"quotas\":{\"mail\":{\"tier\":\"gold\"}}}|quotas.tier is neither free nor paid",
        "{\"templates\":{\"alert\":{\"text\":\"{{secret}}\"}}}|template field {{secret}} is"
            + " unknown",
        "{\"quotas\":{\"maul\":{\"day\":9}}}|quotas is no notification connector: maul",
        "{\"quotas\":{\"mail\":{\"tier\":\"free\",\"day\":9}}}|quotas.tier stands alone",
        "{\"templates\":{\"alert\":{\"subject\":\"x\"}}}|templates.alert.subject is not used",
        "{\"quite\":{\"from\":\"22:00\",\"to\":\"07:00\"}}|quite",
        "{\"routes\":[{\"channel\":\"mail\",\"form\":\"high\"}]}|form",
        "nonsense|routing.json cannot be read"
      })
  void refuses(String document, String why) {
    assertThatThrownBy(() -> read(document))
        .isInstanceOf(ConfigurationRefused.class)
        .hasMessageContaining(why);
  }

  @ParameterizedTest(name = "quiet 22:00-07:00 in New York: {0} is told at {1}")
  @CsvSource({
    "2026-01-05T12:00:00Z,2026-01-05T12:00:00Z",
    "2026-01-05T02:59:59Z,2026-01-05T02:59:59Z",
    "2026-01-05T03:00:00Z,2026-01-05T12:00:00Z",
    "2026-01-05T11:59:59Z,2026-01-05T12:00:00Z",
    "2026-03-08T05:00:00Z,2026-03-08T11:00:00Z"
  })
  void quietOverMidnight(Instant moment, Instant told) {
    QuietHours night =
        new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0), ZoneId.of("America/New_York"));

    assertThat(night.end(moment)).isEqualTo(told);
  }

  private static Routing read(String text) {
    return RoutingDocument.read(ObjectMapper.getDefault(), text, USUAL);
  }

  private static List<String> channels(Routing routing, Notice notice) {
    return routing.ways(notice, NOW).stream().map(Routing.Way::channel).toList();
  }

  private static Notice alert(Priority priority) {
    return Notice.of(new Message.Alert("a", "", "Risk", "text", priority));
  }

  private static Message.Trade trade() {
    return new Message.Trade(
        "t",
        "",
        Map.of("symbol", "BTC", "side", "buy", "quantity", "3", "price", "0.62", "order_id", "o-1"),
        NOW);
  }
}
