package io.rec.cli.doctor;

import static io.rec.cli.desk.DeskBuilder.aDesk;
import static org.assertj.core.api.Assertions.assertThat;

import io.rec.cli.desk.DeskBuilder;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DeskExaminationTest {
  @Test
  void isContentWithAHealthyDesk() {
    assertThat(findings(aDesk().component("trade-manager", 1, "")))
        .singleElement()
        .extracting(Finding::level)
        .isEqualTo(Finding.Level.OK);
  }

  @Test
  void namesTheRootAndTellsTheRestAsItsEffect() {
    List<Finding> findings =
        findings(
            aDesk()
                .component("trade-executor", 0, ", lastError: 'CredentialsRefused: login failed'")
                .component("trade-manager", 0, ", lastError: 'DependencyNotReady: trade-executor'")
                .component("active-trade-supervisor", 0, "")
                .component("main-app", 1, ""));

    assertThat(findings).hasSize(1);
    Finding root = findings.getFirst();
    assertThat(root.subject()).isEqualTo("trading/paper/trade-executor");
    assertThat(root.cause()).contains("CredentialsRefused");
    assertThat(root.effect()).isEqualTo("active-trade-supervisor, trade-manager wait for it");
    assertThat(root.fix()).contains("recio-db").contains("-n trading");
  }

  @Test
  void findsTwoRootsWhenThereAreTwo() {
    assertThat(findings(aDesk().component("trade-executor", 0, "").component("ai-service", 0, "")))
        .extracting(Finding::subject)
        .containsExactly("trading/paper/ai-service", "trading/paper/trade-executor");
  }

  @Test
  void tellsOfAConditionThatIsFalse() {
    assertThat(
            findings(
                aDesk()
                    .component("main-app", 1, "")
                    .condition("BackupHealthy", "False", "NoBackup", 2)))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.level()).isEqualTo(Finding.Level.PROBLEM);
              assertThat(finding.cause()).contains("BackupHealthy", "NoBackup");
            });
  }

  @Test
  @DisplayName("stale prices are told once, with the watchdog that is to be looked at")
  void tellsOfStalePrices() {
    String words = "no ETH price since 12:03. Next: recio logs symbol-price-watchdog-eth";

    assertThat(
            findings(
                aDesk()
                    .component("main-app", 1, "")
                    .said("Degraded", "True", "MarketDataStale", words)
                    .said("MarketDataFresh", "False", "MarketDataStale", words)))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.level()).isEqualTo(Finding.Level.PROBLEM);
              assertThat(finding.cause()).contains("MarketDataFresh is false", "no ETH price");
              assertThat(finding.fix()).endsWith("./recio logs symbol-price-watchdog-eth");
            });
  }

  @Test
  @DisplayName("a lost exchange sends to its watchdog")
  void tellsOfALostExchange() {
    assertThat(
            findings(
                aDesk()
                    .component("main-app", 1, "")
                    .said("ExchangeReachable", "False", "ExchangeUnreachable", "no answer")))
        .singleElement()
        .satisfies(
            finding -> assertThat(finding.fix()).endsWith("./recio logs kalshi-api-watchdog"));
  }

  @Test
  void seesThatNoOperatorHasLooked() {
    assertThat(findings(aDesk()))
        .singleElement()
        .satisfies(finding -> assertThat(finding.cause()).contains("not reported"));
  }

  @Test
  void tellsWhatWasStoppedOnPurposeWithoutCallingItAProblem() {
    assertThat(
            findings(
                aDesk()
                    .component("main-app", 1, "")
                    .annotation("rec.io/paused", "'true'")
                    .spec("suspend", "true")
                    .condition("KillSwitchEngaged", "True", "PauseEntries", 2)))
        .hasSize(3)
        .allMatch(finding -> finding.level() == Finding.Level.WARNING)
        .extracting(Finding::cause)
        .containsExactly(
            "the annotation rec.io/paused is set",
            "it is suspended",
            "the kill switch is engaged, PauseEntries: PauseEntries of KillSwitchEngaged");
  }

  @Test
  void findsRequestsThatNobodyServed() {
    var asked =
        aDesk()
            .component("main-app", 1, "")
            .annotation("rec.io/restart", "main-app/n2")
            .annotation("rec.io/kill", "None/n1");

    assertThat(findings(asked.status("requests", "{restart: main-app/n1, kill: None/n1}")))
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.cause())
                    .isEqualTo(
                        "rec.io/restart asks for main-app/n2, which the operator has not served"));
    assertThat(findings(asked.status("requests", "{restart: main-app/n2, kill: None/n1}")))
        .singleElement()
        .satisfies(finding -> assertThat(finding.level()).isEqualTo(Finding.Level.OK));
  }

  @Test
  void namesACycleByItsPath() {
    assertThat(
            findings(
                aDesk()
                    .component("main-app", 1, "")
                    .spec(
                        "components",
                        "[{name: trade-executor, dependsOn: [trade-manager]}, {name: trade-manager, dependsOn: [trade-executor]}]")))
        .anySatisfy(
            finding -> {
              assertThat(finding.level()).isEqualTo(Finding.Level.PROBLEM);
              assertThat(finding.cause()).contains("trade-executor -> trade-manager");
            });
  }

  @Test
  void aSecondSystemInANamespaceIsToldAsThatAndNotAsUnseen() {
    assertThat(findings(aDesk().condition("Ready", "False", "NamespaceOccupied", 2)))
        .singleElement()
        .satisfies(finding -> assertThat(finding.cause()).contains("NamespaceOccupied"));
  }

  private static List<Finding> findings(DeskBuilder desk) {
    return new DeskExamination(desk.build()).findings();
  }
}
