package io.rec.e2e.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.e2e.desk.Desk;
import io.rec.e2e.desk.OnDesk;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

@OnDesk
@DisplayName("recio up, a second time")
final class IdempotenceIT {

  @Test
  @DisplayName("restarts nothing, and reports how long it took")
  void secondUpRestartsNothing(Desk desk, TestReporter report) {
    var before = desk.footprint();
    var operator = operatorPods(desk);

    var second = desk.recio().run("up").succeeded();

    report.publishEntry("second recio up, seconds", Long.toString(second.took().toSeconds()));
    // Fifteen seconds are promised for a machine that does nothing else, which a test run is not.
    assertThat(second.took()).isLessThan(Duration.ofSeconds(60));
    assertThat(desk.footprint()).isEqualTo(before);
    assertThat(operatorPods(desk)).isEqualTo(operator);
  }

  private static String operatorPods(Desk desk) {
    return desk.kubectl(
            "get",
            "pods",
            "--namespace",
            Desk.OPERATOR_NAMESPACE,
            "-o",
            "jsonpath={range .items[*]}{.metadata.uid}/{.status.containerStatuses[*].restartCount} {end}")
        .run()
        .succeeded()
        .out();
  }
}
