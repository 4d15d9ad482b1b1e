package io.rec.connectorhub;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.platform.testing.TestClock;
import io.rec.platform.testing.TestRole;
import io.rec.venues.connector.testing.Fault;
import io.rec.venues.connector.testing.FaultyHttp.Answer;
import io.rec.venues.connector.testing.FaultyService;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DeliveryTest {

  private static final String TOKEN = "hook-token-7f3a";

  @Test
  @DisplayName("SEN-CFG-04 one alert reaches two channels and the log")
  void reachesAll() throws Exception {
    try (HubDesk desk = new HubDesk().secret("WEBHOOK_TOKEN", TOKEN)) {
      desk.connectors(desk.webhook("one") + "," + desk.webhook("two"));
      try (TestRole role = desk.start()) {
        var answer =
            role.post(
                "/api/notices",
                """
                {"id":"n-1","alert_type":"Risk Alert","message":"drawdown","priority":"high"}\
                """);

        assertThat(answer.body()).contains("\"one\":\"queued\"", "\"log\":\"queued\"");
        desk.awaitStates("one", "sent");
        desk.awaitStates("two", "sent");
        desk.awaitStates("log", "sent");
        assertThat(desk.posted("two").getFirst())
            .contains(
                "\"type\":\"alert\"", "\"alert_type\":\"Risk Alert\"", "\"priority\":\"high\"");
      }
    }
  }

  @Test
  @DisplayName("SEN-ENG-02, SEN-ENG-03 a trade is told when it opened, was closed or failed")
  void tellsTrades() throws Exception {
    try (HubDesk desk = new HubDesk().secret("WEBHOOK_TOKEN", TOKEN)) {
      desk.connectors(desk.webhook("one"));
      desk.routing("{\"routes\":[{\"channel\":\"one\"}],\"same_within_seconds\":0}");
      desk.trade(7, "0.94", null);
      desk.trade(8, "0.94", "1.00");
      try (TestRole role = desk.start()) {
        desk.tradeFact(7, "pending", "");
        desk.tradeFact(7, "open", "");
        desk.tradeFact(7, "closing", "");
        desk.tradeFact(7, "open", "");
        desk.tradeFact(8, "expired", "");
        desk.tradeFact(8, "closed", "expired");
        desk.tradeFact(99, "open", "");
        desk.tradeFact(8, "closed", "manual");
        desk.tradeFact(7, "error", "");

        desk.awaitStates("one", "sent", "sent", "sent");
      }
      List<String> told = desk.posted("one");
      assertThat(told.get(0))
          .contains(
              "\"type\":\"trade\"",
              "\"symbol\":\"KXBTCD-26MAR0208-T117999.99\"",
              "\"action\":\"buy\"",
              "\"side\":\"Y\"",
              "\"quantity\":\"100\"",
              "\"price\":\"0.9400\"",
              "\"order_id\":\"TICKET-7\"");
      assertThat(told.get(1)).contains("\"action\":\"settle\"", "\"price\":\"1.0000\"");
      assertThat(told.get(2))
          .contains("\"alert_type\":\"order_failure\"", "\"priority\":\"high\"", "TICKET-7");
      assertThat(
              desk.database.column(
                  "SELECT subject FROM system.deliveries WHERE channel = 'one' ORDER BY id"))
          .containsExactly(
              "Trade: buy Y KXBTCD-26MAR0208-T117999.99",
              "Trade: settle Y KXBTCD-26MAR0208-T117999.99",
              "[HIGH] order_failure");
    }
  }

  @Test
  @DisplayName("the same thing within the window is told once; the same id is one notice for ever")
  void toldOnce() throws Exception {
    try (HubDesk desk = new HubDesk().secret("WEBHOOK_TOKEN", TOKEN)) {
      desk.connectors(desk.webhook("one"));
      try (TestRole role = desk.start()) {
        String notice = "{\"id\":\"%s\",\"subject\":\"feed stale\",\"message\":\"BTC\"}";
        role.post("/api/notices", notice.formatted("n-1"));
        role.post("/api/notices", notice.formatted("n-1"));
        role.post("/api/notices", notice.formatted("n-2"));

        desk.awaitStates("one", "sent", "duplicate");
        assertThat(desk.posted("one")).hasSize(1);
      }
    }
  }

  @Test
  @DisplayName(
      "what is critical goes out at once while nothing can be stored, once, and is written down"
          + " afterwards")
  void toldUnstored() throws Exception {
    try (HubDesk desk = new HubDesk().secret("WEBHOOK_TOKEN", TOKEN)) {
      desk.connectors(desk.webhook("one"));
      try (TestRole role = desk.start()) {
        String lost =
            "{\"id\":\"n-1\",\"severity\":\"%s\",\"title\":\"database\",\"text\":\"it is lost\"}";
        desk.database.refuseEverybody();

        assertThat(role.post("/api/notices", lost.formatted("WARNING")).statusCode())
            .isEqualTo(503);
        HttpResponse<String> taken = role.post("/api/notices", lost.formatted("CRITICAL"));
        role.post("/api/notices", lost.formatted("CRITICAL"));

        assertThat(taken.statusCode()).isEqualTo(202);
        assertThat(taken.body()).contains("\"one\":\"sent\"");
        assertThat(desk.posted("one")).hasSize(1).first().asString().contains("it is lost");

        desk.database.admitAgain();
        desk.awaitStates("one", "sent");
        role.post("/api/notices", lost.formatted("CRITICAL"));
        assertThat(desk.states("one")).containsExactly("sent");
        assertThat(desk.posted("one")).hasSize(1);
      }
    }
  }

  @Test
  @DisplayName("SEN-CB-03 a channel that hangs holds no other one up")
  void hangingChannel() throws Exception {
    try (HubDesk good = new HubDesk().secret("WEBHOOK_TOKEN", TOKEN);
        HubDesk hanging = new HubDesk()) {
      hanging.service.inject(Fault.TIMEOUT, FaultyService.FOR_EVER);
      good.connectors(
          """
          {"type":"webhook","id":"slow","config":{"webhook_url":"%s/slow","timeout":1,
           "max_retries":0}},\
          """
                  .formatted(hanging.service.root())
              + good.webhook("quick"));
      try (TestRole role = good.start()) {
        for (int i = 0; i < 5; i++) {
          role.post("/api/notices", "{\"subject\":\"s%d\",\"message\":\"m\"}".formatted(i));
        }

        good.awaitStates("quick", "sent", "sent", "sent", "sent", "sent");
        assertThat(good.states("slow")).doesNotContain("sent");
      }
    }
  }

  @Test
  @DisplayName("TPS-SG-09 what came too fast is queued and sent after the wait that was asked for")
  void waitsForTheService() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    TestClock clock = TestClock.at("2026-03-02T10:00:00Z");
    try (HubDesk desk =
        new HubDesk(
                request ->
                    request.method().equals("POST") && calls.incrementAndGet() == 1
                        ? Answer.text(429, "slow down").with("Retry-After", "120")
                        : Answer.text(200, "ok"))
            .secret("WEBHOOK_TOKEN", TOKEN)) {
      desk.connectors(desk.webhook("one"));
      try (TestRole role = desk.start(clock)) {
        role.post("/api/notices", "{\"subject\":\"s\",\"message\":\"m\"}");
        await()
            .atMost(30, SECONDS)
            .untilAsserted(
                () -> assertThat(role.get("/api/deliveries").body()).contains("RateLimitError"));
        desk.awaitStates("one", "queued");

        clock.moveTo(Instant.parse("2026-03-02T10:02:30Z"));

        desk.awaitStates("one", "sent");
        assertThat(calls).hasValue(2);
      }
    }
  }

  @Test
  @DisplayName("TPS-SG-07 a refusal for good is sent once and ends in the log of deliveries")
  void deadLetter() throws Exception {
    try (HubDesk desk =
        new HubDesk(
                request ->
                    request.method().equals("POST")
                        ? Answer.text(401, "token %s is wrong".formatted(TOKEN))
                        : Answer.text(200, "ok"))
            .secret("WEBHOOK_TOKEN", TOKEN)) {
      desk.connectors(desk.webhook("one"));
      try (TestRole role = desk.start()) {
        role.post("/api/notices", "{\"subject\":\"s\",\"message\":\"m\"}");

        await()
            .atMost(30, SECONDS)
            .untilAsserted(() -> assertThat(desk.states("one")).first().isEqualTo("failed"));
        assertThat(role.get("/api/deliveries?channel=one&state=failed").body())
            .contains("APIError: one answered 401 token *** is wrong");
        await()
            .atMost(30, SECONDS)
            .untilAsserted(
                () ->
                    assertThat(
                            desk.database.column(
                                "SELECT payload ->> 'type' FROM system.outbox WHERE topic ="
                                    + " 'alert'"))
                        .contains("connector_credentials"));
      }
    }
  }

  @Test
  @DisplayName(
      "TPS-SG-10 the quota keeps a tenth for what is critical; the rest is a digest next day")
  void quotaAndDigest() throws Exception {
    TestClock clock = TestClock.at("2026-03-02T10:00:00Z");
    try (HubDesk desk = new HubDesk().secret("WEBHOOK_TOKEN", TOKEN)) {
      desk.connectors(desk.webhook("one"));
      desk.routing("{\"routes\":[{\"channel\":\"one\"}],\"quotas\":{\"one\":{\"day\":10}}}");
      try (TestRole role = desk.start(clock)) {
        for (int i = 0; i < 11; i++) {
          role.post("/api/notices", "{\"subject\":\"s%d\",\"message\":\"m\"}".formatted(i));
        }
        desk.awaitStates(
            "one", "sent", "sent", "sent", "sent", "sent", "sent", "sent", "sent", "sent", "held",
            "held");
        role.post(
            "/api/notices",
            "{\"alert_type\":\"kill\",\"message\":\"now\",\"priority\":\"critical\"}");
        await().atMost(30, SECONDS).until(() -> desk.states("one").getLast().equals("sent"));
        assertThat(desk.posted("one")).hasSize(10);

        clock.moveTo(Instant.parse("2026-03-03T00:00:01Z"));

        await().atMost(30, SECONDS).until(() -> desk.posted("one").size() == 11);
        assertThat(desk.posted("one").getLast()).contains("Digest: 2 notices", "s9: m", "s10: m");
        assertThat(desk.states("one")).filteredOn("digested"::equals).hasSize(2);
      }
    }
  }

  @Test
  @DisplayName("a person at night is woken by what is critical alone")
  void quietHours() throws Exception {
    TestClock clock = TestClock.at("2026-03-02T23:00:00Z");
    try (HubDesk desk = new HubDesk().secret("WEBHOOK_TOKEN", TOKEN)) {
      desk.connectors(desk.webhook("one"));
      desk.routing(
          "{\"routes\":[{\"channel\":\"one\"}],\"quiet\":{\"from\":\"22:00\",\"to\":\"07:00\"}}");
      try (TestRole role = desk.start(clock)) {
        role.post("/api/notices", "{\"subject\":\"later\",\"message\":\"m\"}");
        role.post(
            "/api/notices",
            "{\"alert_type\":\"kill\",\"message\":\"now\",\"priority\":\"critical\"}");
        desk.awaitStates("one", "queued", "sent");

        clock.moveTo(Instant.parse("2026-03-03T07:00:00Z"));

        desk.awaitStates("one", "sent", "sent");
      }
    }
  }

  @Test
  @DisplayName("a digest that comes due at night waits for the morning as well")
  void digestAtNight() throws Exception {
    TestClock clock = TestClock.at("2026-03-02T10:00:00Z");
    try (HubDesk desk = new HubDesk().secret("WEBHOOK_TOKEN", TOKEN)) {
      desk.connectors(desk.webhook("one"));
      desk.routing(
          """
          {"routes":[{"channel":"one","digest_below":"high"}],"digest_at":"23:30",
           "quiet":{"from":"22:00","to":"07:00"}}\
          """);
      try (TestRole role = desk.start(clock)) {
        role.post("/api/notices", "{\"subject\":\"s\",\"message\":\"m\"}");
        desk.awaitStates("one", "held");

        clock.moveTo(Instant.parse("2026-03-02T23:31:00Z"));

        desk.awaitStates("one", "digested", "queued");
        assertThat(
                desk.database.column(
                    "SELECT not_before AT TIME ZONE 'UTC' FROM system.deliveries WHERE state ="
                        + " 'queued' AND channel = 'one'"))
            .containsExactly("2026-03-03 07:00:00");
      }
    }
  }

  @Test
  @DisplayName("a row that cannot be read, or ended none of its attempts, holds its channel not up")
  void poisonedRows() throws Exception {
    try (HubDesk desk = new HubDesk().secret("WEBHOOK_TOKEN", TOKEN)) {
      desk.connectors(desk.webhook("one"));
      desk.database.execute(
          """
          INSERT INTO system.deliveries (notice_id, channel, kind, priority, same_as, recipient,
            subject, message, state, not_before, created_at, attempts)
          VALUES
            ('n-1', 'one', 'alert', 'normal', 'a', '', 's', '{"type":"alert"}', 'queued', now(), now(), 0),
            ('n-2', 'one', 'alert', 'normal', 'b', '', 's',
             '{"type":"notification","id":"n-2","recipient":"","subject":"s","text":"m","html":false}',
             'sending', now(), now(), 6)\
          """);
      try (TestRole role = desk.start()) {
        role.post("/api/notices", "{\"subject\":\"s\",\"message\":\"m\"}");

        desk.awaitStates("one", "failed", "failed", "sent");
        assertThat(role.get("/api/deliveries?channel=one&state=failed").body())
            .contains("the row cannot be read", "no attempt came to an end");
      }
    }
  }
}
