package io.rec.connectorhub;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.connectorhub.delivery.EngineWatch;
import io.rec.platform.testing.TestClock;
import io.rec.platform.testing.TestRole;
import java.sql.SQLException;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Who tells of alerts: the engine while it looks, the hub of what is critical while it does not.
 */
class EngineWatchTest {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Instant LATER = NOON.plusSeconds(61);
  private static final String CRITICAL =
      "{\"type\":\"close_failing\",\"service\":\"trade_manager\",\"state\":\"raised\",\"severity\":\"critical\","
          + "\"about\":\"trade:7\",\"text\":\"trade 7 stays\"}";
  private static final String WARNING =
      "{\"type\":\"stop_fired\",\"service\":\"supervisor\",\"state\":\"told\",\"severity\":\"warning\","
          + "\"about\":\"trade:8\",\"text\":\"trade 8 is closed\"}";
  private static final String WITHOUT_TEXT =
      "{\"type\":\"exchange_credentials_refused\",\"severity\":\"critical\",\"error\":\"401\"}";

  private final TestClock clock = TestClock.at(NOON.toString());
  private HubDesk desk;

  @BeforeEach
  void prepare() throws SQLException {
    desk = new HubDesk().secret("WEBHOOK_TOKEN", "hook-token-7f3a");
    desk.connectors(desk.webhook("one"));
    desk.engineLooked(NOON);
  }

  @AfterEach
  void end() {
    desk.close();
  }

  @Test
  @DisplayName(
      "REC-SYS-11 while the engine looks, an alert is delivered once by each channel: as the engine asks")
  void leavesAlertsToTheEngine() throws SQLException {
    try (TestRole role = desk.start(clock)) {
      desk.alertFact("trade:7", NOON, CRITICAL);
      desk.alertFact("trade:8", NOON, WARNING);
      role.post(
          "/api/notices",
          "{\"id\":\"a-1/critical\",\"severity\":\"CRITICAL\",\"title\":\"trade 7 stays\",\"text\":\"x\",\"same_as\":\"a-1/critical\"}");
      desk.engineLooked(LATER);
      clock.moveTo(LATER);

      await()
          .during(8, SECONDS)
          .atMost(12, SECONDS)
          .untilAsserted(
              () ->
                  assertThat(
                          desk.database.column(
                              "SELECT channel || ' ' || notice_id || ' ' || to_people FROM system.deliveries ORDER BY 1"))
                      .containsExactly("log a-1/critical false", "one a-1/critical true"));
      desk.awaitStates("one", "sent");
      assertThat(role.bean(EngineWatch.class).standsIn()).isFalse();
    }
  }

  @Test
  @DisplayName(
      "while the engine is away what is critical is told by the hub, once, whatever restarts")
  void standsIn() throws SQLException {
    desk.database.execute(
        """
        INSERT INTO system.alert_silence (type, until, made_by, reason, made_at)
        VALUES ('feed_stale', '2026-03-03T12:00:00Z', 'eve', 'feed test', now())\
        """);
    try (TestRole role = desk.start(clock)) {
      desk.alertFact("trade:7", NOON.plusSeconds(5), CRITICAL);
      desk.alertFact("trade:8", NOON.plusSeconds(5), WARNING);
      desk.alertFact("exchange:credentials", NOON.plusSeconds(5), WITHOUT_TEXT);
      desk.alertFact(
          "feed",
          NOON.plusSeconds(5),
          "{\"type\":\"feed_stale\",\"severity\":\"critical\",\"text\":\"silenced\"}");
      desk.alertFact("trade:7", NOON.plusSeconds(6), CRITICAL.replace("raised", "cleared"));
      clock.moveTo(LATER);

      desk.awaitStates("one", "sent", "sent");
      assertThat(role.bean(EngineWatch.class).standsIn()).isTrue();
    }
    assertThat(desk.posted("one").getFirst())
        .contains("\"priority\":\"critical\"", "trade 7 stays (The alert engine is away");
    assertThat(desk.posted("one").getLast())
        .contains("exchange credentials refused, exchange:credentials: 401");

    try (TestRole role = desk.start(clock)) {
      clock.moveTo(LATER.plusSeconds(120));
      desk.alertFact("trade:9", LATER.plusSeconds(90), CRITICAL.replace("trade:7", "trade:9"));
      desk.awaitStates("one", "sent", "sent", "sent");

      desk.engineLooked(LATER.plusSeconds(120));
      await()
          .atMost(15, SECONDS)
          .untilAsserted(() -> assertThat(role.bean(EngineWatch.class).standsIn()).isFalse());
      desk.alertFact("trade:10", LATER.plusSeconds(121), CRITICAL.replace("trade:7", "trade:10"));
      await()
          .during(7, SECONDS)
          .atMost(10, SECONDS)
          .untilAsserted(() -> assertThat(desk.posted("one")).hasSize(3));
    }
  }

  @Test
  @DisplayName(
      "what the engine had taken in when it went away is told by the hub unless it had begun to tell")
  void tellsWhatIsInDoubt() throws SQLException {
    desk.alertFact("trade:7", NOON.minusSeconds(2), CRITICAL);
    desk.alertFact("trade:9", NOON.minusSeconds(2), CRITICAL.replace("trade:7", "trade:9"));
    desk.alertFact("trade:6", NOON.minusSeconds(600), CRITICAL.replace("trade:7", "trade:6"));
    desk.database.execute(
        """
        INSERT INTO system.outbox_offset (consumer, last_id)
        SELECT 'alert-engine', max(id) FROM system.outbox;
        INSERT INTO system.alert (id, service, type, about, source, severity, text, cause,
          cause_since, opened_at, last_seen_at, times)
        VALUES ('a-7', 'trade_manager', 'close_failing', 'trade:7', 'service', 'critical',
                'trade 7 stays', 'x', now(), now(), now(), 1),
               ('a-9', 'trade_manager', 'close_failing', 'trade:9', 'service', 'critical',
                'trade 7 stays', 'x', now(), now(), now(), 1);
        INSERT INTO system.alert_delivery (alert, step, attempts, last_attempt_at)
        VALUES ('a-7', 'critical', 1, now())\
        """);
    try (TestRole role = desk.start(clock)) {
      clock.moveTo(LATER);

      desk.awaitStates("one", "sent");
      await()
          .during(7, SECONDS)
          .atMost(10, SECONDS)
          .untilAsserted(
              () ->
                  assertThat(
                          desk.database.column(
                              "SELECT o.key FROM system.deliveries d JOIN system.outbox o"
                                  + " ON d.notice_id = 'fact-' || o.id WHERE d.channel = 'one'"))
                      .containsExactly("trade:9"));
    }
  }
}
