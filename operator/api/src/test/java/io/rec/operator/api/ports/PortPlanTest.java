package io.rec.operator.api.ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rec.operator.api.Yaml;
import io.rec.operator.api.catalog.Topology;
import io.rec.operator.api.catalog.TopologyProblem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PortPlanTest {
  @Test
  @DisplayName("REC-PRT-10 the manifest has the file name and shape of v2")
  void writesTheShapeOfV2() {
    var expected = Yaml.text(Path.of("src/test/resources/manifest/paper.json"));

    assertThat(manifest("").toJson()).isEqualTo(expected);
  }

  @Test
  @DisplayName("REC-PRT-11 Development and Production have the same bytes")
  void isTheSameInEveryProfile() {
    assertThat(manifest("profile: Development").toJson())
        .isEqualTo(manifest("profile: Production").toJson());
  }

  @Test
  void comesBackFromItsText() {
    var manifest = manifest("symbols: [BTC, SOL]");

    assertThat(PortManifest.parse(manifest.toJson())).isEqualTo(manifest);
  }

  @Test
  void readsAManifestOfV2() {
    var manifest =
        PortManifest.parse(
            """
            {"system_name": "REC.IO Trading System", "created": "2025-01-27",
             "core_services": {"main_app": {"port": 3000, "description": "x", "status": "RUNNING"}},
             "port_ranges": {"safe_range_start": 8000}}
            """);

    assertThat(manifest.portOf("main-app")).hasValue(3000);
    assertThat(manifest.portOf("trade-manager")).isEmpty();
  }

  @Test
  void saysWhatIsNoManifest() {
    assertThatThrownBy(() -> PortManifest.parse("{]")).hasMessageContaining("not a port manifest");
  }

  @Test
  @DisplayName("REC-PRT-10 one changed number moves the manifest and the old name with it")
  void followsAnOverride() {
    var manifest = manifest("components: [{name: symbol-price-watchdog-btc, port: 8042}]");

    assertThat(manifest.portOf("symbol-price-watchdog-btc")).hasValue(8042);
    assertThat(manifest.portOf("btc_price_watchdog")).hasValue(8042);
  }

  @Test
  @DisplayName("R24 the old name of the BTC watchdog exists only with the BTC watchdog")
  void hasNoAliasWithoutItsTarget() {
    assertThat(manifest("symbols: [ETH]").deprecatedServices()).isEmpty();
  }

  @Test
  @DisplayName("REC-PRT-12 names both owners of a written port that collides with a default one")
  void namesBothOwners() {
    assertThat(PortPlan.of(topology("components: [{name: db-poller, port: 8001}]")))
        .asInstanceOf(InstanceOfAssertFactories.type(PortPlan.Refused.class))
        .satisfies(
            refused ->
                assertThat(refused.problems())
                    .extracting(TopologyProblem::message)
                    .containsExactly(
                        "port 8001 belongs to db-poller and trade-executor: give each its own"
                            + " number"));
  }

  @Test
  @DisplayName("REC-PRT-12 refuses a number outside the safe range and names its owner")
  void refusesUnsafePorts() {
    assertThat(PortPlan.of(topology("components: [{name: db-poller, port: 5000}]")))
        .asInstanceOf(InstanceOfAssertFactories.type(PortPlan.Refused.class))
        .satisfies(
            refused ->
                assertThat(refused.problems())
                    .containsExactly(new TopologyProblem.PortOutOfRange(5000, "db-poller")));
  }

  @Test
  void aDisabledComponentGivesItsNumberBack() {
    var plan =
        PortPlan.of(
            topology(
                "components: [{name: ai-service, enabled: false}, {name: db-poller, port: 8000}]"));

    assertThat(plan).isInstanceOf(PortPlan.Assigned.class);
  }

  @Test
  void aViewHoldsOnlyWhatItsOwnerSees() {
    assertThat(manifest("").view(List.of("trade-manager", "trade-executor")))
        .isEqualTo(Map.of("trade_manager", 4000, "trade_executor", 8001));
  }

  private static PortManifest manifest(String fields) {
    return ((PortPlan.Assigned) PortPlan.of(topology(fields))).manifest();
  }

  private static Topology topology(String fields) {
    return Topology.of(Yaml.spec(fields));
  }
}
