package io.rec.cli.status;

import static io.rec.cli.desk.DeskBuilder.aDesk;
import static org.assertj.core.api.Assertions.assertThat;

import io.rec.cli.cluster.Reach;
import io.rec.cli.console.Style;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StatusTablesTest {
  private static final Instant NOW = Instant.parse("2026-01-04T12:00:00Z");

  @Test
  @DisplayName("TPS-PM-05 one line for a system, with the columns of kubectl get ts")
  void drawsASystemInOneLine() {
    String table = new StatusTables(Style.PLAIN, false).systems(report().systems());

    assertThat(table.lines().toList().getFirst().split(" +"))
        .containsExactly(
            "NAMESPACE",
            "NAME",
            "MODE",
            "READY",
            "STATE",
            "OPEN",
            "AUTO",
            "FEED",
            "MESSAGE",
            "AGE");
    assertThat(table).contains("trading     paper   Paper   1/2     Installing").contains("3d");
  }

  @Test
  void namesTheRootBeforeTheSymptom() {
    String table =
        new StatusTables(Style.PLAIN, false).components(report().systems().getFirst().components());

    assertThat(table)
        .contains("trade-manager    0/1")
        .contains("blocked by trade-executor: DependencyNotReady");
  }

  @Test
  void tellsNoAddressThatNobodyForwards() {
    assertThat(report().address()).isNull();
  }

  private static StatusReport report() {
    var desk =
        aDesk()
            .component("trade-executor", 1, "")
            .component(
                "trade-manager", 0, ", blockedBy: trade-executor, lastError: DependencyNotReady")
            .build();
    return StatusReport.of(
        new Reach("recio", Path.of("k"), true), Optional.empty(), List.of(desk), NOW);
  }
}
