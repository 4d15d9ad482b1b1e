package io.rec.e2e.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.e2e.desk.Desk;
import io.rec.e2e.desk.OnDesk;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnDesk
@DisplayName("The kill switch")
final class KillSwitchIT {
  /** The operator looks into the database every ten seconds. */
  private static final Duration SEEN_WITHIN = Duration.ofSeconds(60);

  private static final Duration HEARD_WITHIN = Duration.ofSeconds(20);

  private final String mark = "it-" + UUID.randomUUID().toString().substring(0, 8);

  @AfterEach
  void letGo(Desk desk) {
    desk.recio().run("kill", "resume", "--yes", "--reason", "the test is over").succeeded();
    await().atMost(SEEN_WITHIN).until(() -> engaged(desk).startsWith("False"));
  }

  @Test
  @DisplayName("recio kill stops at once, says what it stopped, and the status of the desk tells")
  void killsByCommand(Desk desk) {
    var told = desk.recio().run("kill", "pause", "--reason", mark).succeeded();

    assertThat(told.out()).startsWith("PauseEntries: nothing is bought").contains(mark);
    assertThat(desk.recio().run("kill").succeeded().out()).contains("PauseEntries", mark);
    await()
        .atMost(SEEN_WITHIN)
        .untilAsserted(
            () -> assertThat(engaged(desk)).startsWith("True PauseEntries").contains(mark));
  }

  @Test
  @DisplayName(
      "the annotation rec.io/kill does the same and leaves an event with the name of who asked")
  void killsByAnnotation(Desk desk) {
    desk.kubectl(
            "annotate",
            "--overwrite",
            "ts",
            Desk.NAME,
            "rec.io/kill=CancelOrders/" + mark,
            "rec.io/by=" + mark)
        .run()
        .succeeded();

    await()
        .atMost(SEEN_WITHIN)
        .untilAsserted(
            () ->
                assertThat(desk.recio().run("kill").succeeded().out())
                    .contains("CancelOrders", mark));
    await()
        .atMost(SEEN_WITHIN)
        .untilAsserted(() -> assertThat(engaged(desk)).startsWith("True CancelOrders"));
    assertThat(
            desk.kubectl("get", "events", "-o", "jsonpath={.items[*].message}{.items[*].note}")
                .run()
                .succeeded()
                .out())
        .contains("CancelOrders, asked for as CancelOrders/%s, by %s".formatted(mark, mark));
  }

  @Test
  @DisplayName("what the spec stops holds within seconds, and is released there alone")
  void killsBySpec(Desk desk) {
    wish(desk, "CancelOrders", mark);
    try {
      // A mounted document takes up to a minute and a half.
      await()
          .atMost(HEARD_WITHIN)
          .untilAsserted(
              () ->
                  assertThat(desk.recio().run("kill").succeeded().out())
                      .startsWith("CancelOrders")
                      .contains(mark));
      desk.recio().run("kill", "resume", "--yes", "--reason", "nobody's to release").succeeded();
      assertThat(desk.recio().run("kill").succeeded().out()).startsWith("CancelOrders");
    } finally {
      // Nothing else may: a spec without the block is refused while it stops something.
      wish(desk, "None", "over " + mark);
    }
  }

  private static void wish(Desk desk, String level, String reason) {
    desk.system()
        .change(
            "{\"killSwitch\":{\"level\":\"%s\",\"reason\":\"%s\",\"by\":\"e2e\"}}"
                .formatted(level, reason));
  }

  @Test
  @DisplayName("an annotation that names no level is told as such and stops nothing")
  void tellsASlip(Desk desk) {
    desk.kubectl("annotate", "--overwrite", "ts", Desk.NAME, "rec.io/kill=Flaten/" + mark)
        .run()
        .succeeded();

    await()
        .atMost(SEEN_WITHIN)
        .untilAsserted(
            () ->
                assertThat(
                        desk.kubectl(
                                "get",
                                "events",
                                "-o",
                                "jsonpath={.items[*].message}{.items[*].note}")
                            .run()
                            .succeeded()
                            .out())
                    .contains("rec.io/kill 'Flaten/%s' stops nothing".formatted(mark)));
    assertThat(desk.recio().run("kill").succeeded().out()).startsWith("None");
  }

  private static String engaged(Desk desk) {
    return desk.system()
        .condition("KillSwitchEngaged")
        .map(
            condition ->
                "%s %s %s"
                    .formatted(
                        condition.path("status").asText(),
                        condition.path("reason").asText(),
                        condition.path("message").asText()))
        .orElse("");
  }
}
