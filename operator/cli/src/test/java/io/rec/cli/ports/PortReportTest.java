package io.rec.cli.ports;

import static io.rec.cli.desk.DeskBuilder.aDesk;
import static org.assertj.core.api.Assertions.assertThat;

import io.rec.operator.api.TradingSystem;
import io.rec.operator.api.catalog.Topology;
import io.rec.operator.api.ports.PortManifest;
import io.rec.operator.api.ports.PortPlan;
import org.junit.jupiter.api.Test;

class PortReportTest {
  @Test
  void tellsEveryNumberWithItsOwnerAndTheNumberItHadBefore() {
    TradingSystem desk =
        aDesk()
            .component("trade-manager", 1, "")
            .status("ports", "{hash: abc, previous: {trade-manager: 4000}}")
            .spec("components", "[{name: trade-manager, port: 8055}]")
            .build();

    PortReport report = PortReport.of(desk, manifest(desk));

    assertThat(report.problem()).isNull();
    assertThat(report.ports())
        .hasSize(16)
        .isSortedAccordingTo((one, other) -> Integer.compare(one.port(), other.port()));
    assertThat(report.ports())
        .filteredOn(line -> line.component().equals("trade-manager"))
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.port()).isEqualTo(8055);
              assertThat(line.former()).isEqualTo(4000);
              assertThat(line.state()).isEqualTo("Running");
            });
  }

  @Test
  void tellsWhatIsAppliedAndWhyTheNewOneIsNot() {
    TradingSystem applied = aDesk().build();
    TradingSystem wanted =
        aDesk().condition("PortManifestValid", "False", "DuplicatePort", 2).build();

    PortReport report = PortReport.of(wanted, manifest(applied));

    assertThat(report.problem()).isEqualTo("DuplicatePort: DuplicatePort of PortManifestValid");
  }

  private static PortManifest manifest(TradingSystem desk) {
    return ((PortPlan.Assigned) PortPlan.of(Topology.of(desk.getSpec()))).manifest();
  }
}
