package io.rec.operator.api.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.operator.api.Yaml;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComponentCatalogTest {
  private final ComponentCatalog paper = ComponentCatalog.of(Yaml.spec(""));

  @Test
  @DisplayName("REC-TOP-01 a paper desk has the twelve services of v2 and four more")
  void holdsSixteenComponents() {
    assertThat(paper.names())
        .containsExactlyInAnyOrder(
            "main-app",
            "trade-manager",
            "trade-executor",
            "active-trade-supervisor",
            "auto-entry-supervisor",
            "symbol-price-watchdog-btc",
            "symbol-price-watchdog-eth",
            "kalshi-account-sync",
            "kalshi-api-watchdog",
            "unified-production-coordinator",
            "cascading-failure-detector",
            "system-monitor",
            "db-poller",
            "ai-service",
            "connector-hub",
            "venue-simulator");
  }

  @ParameterizedTest(name = "{0} {1} listens on {2}")
  @CsvSource({
    "REC-PRT-01,main-app,3000",
    "REC-PRT-02,trade-manager,4000",
    "REC-PRT-03,trade-executor,8001",
    "REC-PRT-04,symbol-price-watchdog-btc,8002",
    "REC-TOP-02,db-poller,8003",
    "REC-PRT-05,kalshi-account-sync,8004",
    "REC-PRT-06,kalshi-api-watchdog,8005",
    "R4,symbol-price-watchdog-eth,8006",
    "REC-PRT-07,active-trade-supervisor,8007",
    "REC-PRT-08,auto-entry-supervisor,8009",
    "REC-PRT-09,unified-production-coordinator,8010",
    "R4,cascading-failure-detector,8011",
    "R4,system-monitor,8012",
    "R4,connector-hub,8013",
    "R4,venue-simulator,8014",
    "BOT-PRT-01,ai-service,8000"
  })
  void givesEveryoneThePublishedPort(String requirement, String component, int port) {
    assertThat(paper.find(component).orElseThrow().port()).isEqualTo(port);
  }

  @Test
  @DisplayName("BOT-PRT-01 the gateway also answers on 8080")
  void keepsTheGatewaysSecondPort() {
    assertThat(paper.find("main-app").orElseThrow().aliasPorts()).containsExactly(8080);
  }

  @Test
  @DisplayName("BOT-DSC-03 the AI service is also known as python-ai-service")
  void keepsTheOldHostOfTheAiService() {
    assertThat(paper.find("ai-service").orElseThrow().aliasHosts())
        .containsExactly("python-ai-service");
  }

  @Test
  @DisplayName("REC-CFD-05 the critical list is v2's six")
  void knowsTheCriticalSix() {
    assertThat(paper.entries().stream().filter(CatalogEntry::critical).map(CatalogEntry::name))
        .containsExactlyInAnyOrder(
            "symbol-price-watchdog-btc",
            "symbol-price-watchdog-eth",
            "trade-manager",
            "trade-executor",
            "active-trade-supervisor",
            "unified-production-coordinator");
  }

  @Test
  @DisplayName("BOT-DEP-01 the AI service needs no store")
  void letsTheAiServiceRunWithoutTheStore() {
    assertThat(
            paper.entries().stream()
                .filter(entry -> !entry.needs(Need.DATABASE))
                .map(CatalogEntry::name))
        .containsExactly("ai-service");
  }

  @Test
  @DisplayName("R35 one watchdog per symbol; new ones get the first free number in their order")
  void numbersFurtherSymbols() {
    var catalog = ComponentCatalog.of(Yaml.spec("symbols: [SOL, BTC, DOGE]"));

    assertThat(watchdogPorts(catalog))
        .isEqualTo(
            "symbol-price-watchdog-btc=8002 symbol-price-watchdog-doge=8016"
                + " symbol-price-watchdog-sol=8015");
  }

  @Test
  void skipsNumbersThatAreWritten() {
    var catalog =
        ComponentCatalog.of(
            Yaml.spec("symbols: [SOL, DOGE]\ncomponents: [{name: db-poller, port: 8015}]"));

    assertThat(watchdogPorts(catalog))
        .isEqualTo("symbol-price-watchdog-doge=8017 symbol-price-watchdog-sol=8016");
  }

  @Test
  void anOverrideOfOneSymbolDoesNotMoveTheNext() {
    var catalog =
        ComponentCatalog.of(
            Yaml.spec(
                "symbols: [SOL, DOGE]\n"
                    + "components: [{name: symbol-price-watchdog-sol, port: 8050}]"));

    assertThat(catalog.find("symbol-price-watchdog-doge").orElseThrow().port()).isEqualTo(8016);
  }

  @Test
  void runsTheSimulatorOnlyWhileSomeoneTradesOnIt() {
    var real = "{type: kalshi, environment: Production}";

    var both = "connectors: {broker: %s, data: %s}".formatted(real, real);

    assertThat(names("mode: Live\n" + both)).doesNotContain("venue-simulator");
    assertThat(names("mode: Live\nconnectors: {broker: %s}".formatted(real)))
        .contains("venue-simulator");
    assertThat(names(both)).as("on paper").contains("venue-simulator");
  }

  @Test
  void leavesOutPeersThatDoNotExist() {
    var catalog =
        ComponentCatalog.of(
            Yaml.spec("connectors: {broker: {type: kalshi}, data: {type: coinbase}}"));

    assertThat(catalog.find("trade-executor").orElseThrow().reaches())
        .containsExactly("trade-manager");
  }

  @Test
  void theCoordinatorWaitsForEveryWatchdog() {
    var catalog = ComponentCatalog.of(Yaml.spec("symbols: [BTC, SOL]"));

    assertThat(catalog.find("unified-production-coordinator").orElseThrow().dependsOn())
        .containsExactly(
            "kalshi-api-watchdog", "symbol-price-watchdog-btc", "symbol-price-watchdog-sol");
  }

  private static Iterable<String> names(String fields) {
    return ComponentCatalog.of(Yaml.spec(fields)).names();
  }

  private static String watchdogPorts(ComponentCatalog catalog) {
    return catalog.entries().stream()
        .filter(entry -> entry.symbol() != null)
        .map(entry -> entry.name() + "=" + entry.port())
        .collect(Collectors.joining(" "));
  }
}
