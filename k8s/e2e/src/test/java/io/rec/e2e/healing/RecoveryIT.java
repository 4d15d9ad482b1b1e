package io.rec.e2e.healing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.rec.e2e.desk.Desk;
import io.rec.e2e.desk.OnDesk;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnDesk
@DisplayName("Recovery from a failure that spreads")
final class RecoveryIT {
  /**
   * Half a minute until something counts as failed, a quarter until it is named, and some for a
   * busy machine.
   */
  private static final Duration NAMED_WITHIN = Duration.ofSeconds(90);

  private static final Duration RECOVERED_WITHIN = Duration.ofMinutes(4);
  private static final int MOST_WISHES = 5;
  private static final String TOKEN = "rec.io/restart-token";

  /** Long enough for dependents to come back by themselves, who would be restarted otherwise. */
  private static final String QUICK =
      "{\"recovery\":{\"unhealthyAfter\":\"30s\",\"maxRecoveries\":20,\"backoff\":{\"initial\":\"1s\",\"max\":\"1s\"}}}";

  @Test
  @DisplayName(
      "REC-CFD-10 where a restart cannot help the root is named with its reason, and nothing is restarted")
  void namesWhatItCannotHelp(Desk desk) {
    desk.system().change(QUICK);
    desk.awaitReady();
    var before = desk.footprint();
    var tokens = tokens(desk);

    try (var nowhere = new NoNode(desk)) {
      desk.client().resource(desk.pod("trade-executor")).delete();
      await("the root is named")
          .atMost(NAMED_WITHIN)
          .untilAsserted(
              () ->
                  assertThat(degraded(desk))
                      .startsWith("CannotHelp: ")
                      .contains("root cause trade-executor", "Unschedulable"));
    }
    desk.awaitReady();

    assertThat(tokens(desk)).isEqualTo(tokens);
    assertThat(desk.footprint().without("trade-executor"))
        .isEqualTo(before.without("trade-executor"));
  }

  @Test
  @DisplayName("REC-CFD-03 what the failure detector asks for is restarted once, and nothing else")
  void servesTheFailureDetector(Desk desk) {
    desk.system().change(QUICK);
    desk.awaitReady();
    var before = desk.footprint();

    var refusal = refusalOfAWish(desk);
    for (var wishes = 1; wishes < MOST_WISHES && !refusal.isEmpty(); wishes++) {
      // The detector asks again as well, once what it waits for serves.
      assertThat(refusal).contains("it waits for ");
      desk.awaitReady();
      refusal = refusalOfAWish(desk);
    }
    assertThat(refusal).as("the last answer to %d wishes", MOST_WISHES).isEmpty();
    desk.awaitReady();

    assertThat(desk.pod("trade-executor").getMetadata().getAnnotations())
        .as(() -> "%s\n%s".formatted(recovery(desk), events(desk)))
        .containsKey(TOKEN);
    assertThat(desk.footprint().without("trade-executor"))
        .isEqualTo(before.without("trade-executor"));
  }

  @Test
  @DisplayName("TPS-PM-04 a person's annotation restarts one component, critical or not")
  void servesAPerson(Desk desk) {
    var before = desk.footprint();
    var word = "e2e-" + UUID.randomUUID();

    desk.kubectl("annotate", "ts", Desk.NAME, "--overwrite", "rec.io/restart=db-poller/" + word)
        .run()
        .succeeded();
    await("its pods bear the word and serve")
        .atMost(RECOVERED_WITHIN)
        .until(
            () ->
                word.equals(tokens(desk).get("db-poller"))
                    && recovery(desk).path("phase").asText().equals("Idle"));
    desk.awaitReady();

    assertThat(desk.footprint().without("db-poller")).isEqualTo(before.without("db-poller"));
  }

  private static JsonNode recovery(Desk desk) {
    return desk.system().status().path("recovery");
  }

  private static String degraded(Desk desk) {
    var condition = desk.system().condition("Degraded").orElseThrow();
    return condition.path("reason").asText() + ": " + condition.path("message").asText();
  }

  /** Why it is refused, or nothing once it is served. */
  private static String refusalOfAWish(Desk desk) {
    var nonce = "e2e-" + UUID.randomUUID();
    var before = tokens(desk);
    desk.kubectl(
            "patch",
            "configmap",
            "recovery-request",
            "--type=merge",
            "--patch",
            "{\"data\":{\"component\":\"trade-executor\",\"evidence\":\"%1$s\",\"nonce\":\"%1$s\"}}"
                .formatted(nonce))
        .run()
        .succeeded();
    await("the wish is answered and the recovery over")
        .atMost(RECOVERED_WITHIN)
        .until(
            () ->
                recovery(desk).path("servedRequest").asText().equals(nonce)
                    && recovery(desk).path("phase").asText().equals("Idle")
                    && (!tokens(desk).equals(before) || !refusal(desk, nonce).isEmpty()));
    return refusal(desk, nonce);
  }

  private static String refusal(Desk desk, String nonce) {
    return events(desk)
        .lines()
        .filter(line -> line.startsWith("RestartRefused") && line.contains(nonce))
        .findFirst()
        .orElse("");
  }

  /** What the operator told of the desk. */
  private static String events(Desk desk) {
    return desk.kubectl(
            "get",
            "events",
            "--field-selector",
            "involvedObject.kind=TradingSystem",
            "-o",
            "jsonpath={range .items[*]}{.reason}: {.message}{'\\n'}{end}")
        .run()
        .succeeded()
        .out();
  }

  private static Map<String, String> tokens(Desk desk) {
    var tokens = new TreeMap<String, String>();
    for (var deployment : desk.deployments()) {
      var annotations = deployment.getSpec().getTemplate().getMetadata().getAnnotations();
      if (annotations != null && annotations.containsKey(TOKEN)) {
        tokens.put(deployment.getMetadata().getName(), annotations.get(TOKEN));
      }
    }
    return tokens;
  }

  /** No node takes new pods for as long as this is open. */
  private static final class NoNode implements AutoCloseable {
    private final Desk desk;

    NoNode(Desk desk) {
      this.desk = desk;
      try {
        all("cordon");
      } catch (RuntimeException | AssertionError e) {
        close();
        throw e;
      }
    }

    @Override
    public void close() {
      all("uncordon");
    }

    private void all(String verb) {
      for (var node : desk.client().nodes().list().getItems()) {
        desk.kubectl(verb, node.getMetadata().getName()).run().succeeded();
      }
    }
  }
}
