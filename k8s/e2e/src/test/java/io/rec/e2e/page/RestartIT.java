package io.rec.e2e.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.e2e.desk.Desk;
import io.rec.e2e.desk.OnDesk;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnDesk
@DisplayName("An administrator restarts a component in a browser")
final class RestartIT {
  private static final String COMPONENT = "db-poller";
  private static final String TOKEN = "rec.io/restart-token";
  private static final Duration RESTARTED_WITHIN = Duration.ofMinutes(4);

  @Test
  @DisplayName(
      "TPS-PM-04 the page restarts exactly one component, and an Event records who and why")
  void restartsOneComponent(Desk desk) {
    desk.awaitReady();
    var before = desk.footprint();
    var uid = uid(desk);
    var reason = "e2e " + UUID.randomUUID();
    String word;
    try (var screen = Screen.phone(desk)) {
      screen.signIn(desk);
      screen.show("/system");
      screen.at("node-" + COMPONENT).first().click();
      screen.at("restart").click();
      assertThat(screen.at("restart-sheet")).containsText(COMPONENT);
      assertThat(screen.at("restart-send")).isDisabled();
      screen.at("restart-reason").fill(reason);
      screen.picture("restart-sheet");

      screen.at("restart-send").click();

      assertThat(screen.at("restart-asked")).isVisible();
      screen.picture("restart-asked");
      word = screen.at("restart-asked").locator("code").textContent();
      assertThat(screen.complaints()).isEmpty();
    }
    await("the Deployment bears the word, and the restart is over")
        .atMost(RESTARTED_WITHIN)
        .until(() -> word.equals(token(desk)) && recoveryPhase(desk).equals("Idle"));
    desk.awaitReady();

    assertThat(uid(desk)).isNotEqualTo(uid);
    assertThat(desk.footprint().without(COMPONENT)).isEqualTo(before.without(COMPONENT));
    await("an Event says who and why")
        .atMost(RESTARTED_WITHIN)
        .until(
            () ->
                events(desk)
                    .lines()
                    .anyMatch(
                        line ->
                            line.startsWith("ComponentRestarted")
                                && line.contains(word)
                                && line.contains("by " + desk.firstAccount().name())
                                && line.contains(reason)));
  }

  private static String uid(Desk desk) {
    return desk.pod(COMPONENT).getMetadata().getUid();
  }

  private static String token(Desk desk) {
    return desk.deployments().stream()
        .filter(deployment -> deployment.getMetadata().getName().equals(COMPONENT))
        .map(deployment -> deployment.getSpec().getTemplate().getMetadata().getAnnotations())
        .map(annotations -> annotations == null ? Map.<String, String>of() : annotations)
        .map(annotations -> annotations.getOrDefault(TOKEN, ""))
        .findFirst()
        .orElseThrow();
  }

  private static String recoveryPhase(Desk desk) {
    return desk.system().status().path("recovery").path("phase").asText();
  }

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
}
