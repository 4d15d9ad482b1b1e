package io.rec.e2e.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.e2e.desk.Desk;
import io.rec.e2e.desk.OnDesk;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;

@OnDesk
@DisplayName("The README's first five minutes")
final class ReadmeIT {

  @Test
  @Timeout(value = 20, unit = TimeUnit.MINUTES)
  @DisplayName("every command that can be typed on this desk succeeds, in the README's order")
  void everyCommandSucceeds(Desk desk, TestReporter report) {
    var commands = FiveMinutes.of(desk.root().resolve("README.md")).commands();

    for (var command : commands) {
      var reason = LeftOut.reason(command);
      if (reason.isPresent()) {
        report.publishEntry("left out: " + command, reason.get());
        continue;
      }
      var outcome = desk.typed(command).run();
      assertThat(outcome.exit()).as("%s%n%s", command, outcome.said()).isZero();
    }

    await("what the fourth minute broke comes back")
        .atMost(Duration.ofMinutes(3))
        .until(() -> names(desk).contains("recio-db"));
    desk.awaitReady();
  }

  /** Programs that stand on the desk: the rest of a README is for other places. */
  static boolean canRun(String command) {
    return command.startsWith("./recio ") || command.startsWith("kubectl ");
  }

  private static List<String> names(Desk desk) {
    return desk.client().secrets().inNamespace(Desk.NAMESPACE).list().getItems().stream()
        .map(secret -> secret.getMetadata().getName())
        .toList();
  }
}
