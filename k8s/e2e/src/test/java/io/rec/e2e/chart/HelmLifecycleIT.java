package io.rec.e2e.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.marcnuri.helm.Helm;
import io.rec.e2e.desk.Desk;
import io.rec.e2e.desk.OnDesk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The chart in the hands of a user, as a second release beside the one that runs the desk. */
@OnDesk
@DisplayName("The Helm chart")
final class HelmLifecycleIT {
  private static final Path CHART =
      Path.of(System.getProperty("recio.root"), "helm/trading-system");

  @Test
  @DisplayName("passes helm lint in strict mode")
  void lints() {
    var lint = new Helm(CHART).lint().strict().call();

    assertThat(lint.isFailed()).as(String.join("\n", lint.getMessages())).isFalse();
  }

  @Test
  @DisplayName("renders the operator without a cluster")
  void renders() {
    var rendered =
        new Helm(CHART)
            .template()
            .withKubeVersion("1.34.0")
            .withName("recio")
            .withNamespace("somewhere")
            .call();

    assertThat(rendered)
        .contains("kind: Deployment", "kind: Role", "kind: CustomResourceDefinition");
  }

  @Test
  @DisplayName("refuses a value it does not know, and names it")
  void refusesUnknownValue() {
    assertThatThrownBy(
            () -> new Helm(CHART).template().withKubeVersion("1.34.0").set("replicass", 3).call())
        .hasMessageContaining("replicass");
  }

  @Test
  @Timeout(value = 20, unit = TimeUnit.MINUTES) // Helm itself may have to be built first
  @DisplayName("REC-CLD-02 installs, upgrades, rolls back to the first revision and uninstalls")
  void livesItsLife(Desk desk) {
    try (var release = SecondRelease.of(desk, CHART)) {
      release.install();
      assertThat(release.status()).isEqualTo("deployed");

      release.upgrade("logLevel", "DEBUG");
      assertThat(release.operatorLogLevel()).isEqualTo("DEBUG");

      release.rollBack(1);
      assertThat(release.operatorLogLevel()).isEqualTo("INFO");
      assertThat(release.status()).isEqualTo("deployed");
      assertThat(release.history())
          .containsExactly("Install complete", "Upgrade complete", "Rollback to 1");

      assertThat(release.hasLease()).isTrue();
      release.uninstall();
      assertThat(release.leftovers()).isEmpty();
      await("the lease goes too")
          .atMost(Duration.ofMinutes(1))
          .untilAsserted(() -> assertThat(release.hasLease()).isFalse());
    }
  }

  @Test
  @DisplayName("refuses to go while a TradingSystem exists, and names it")
  void refusesToGoWhileNeeded(Desk desk) {
    try (var release = SecondRelease.of(desk, CHART)) {
      release.install();
      release.applySuspendedSystem("guarded");

      assertThatThrownBy(release::uninstall).hasMessageContaining("uninstall-guard");
      assertThat(release.guardSaid()).contains("guarded");

      release.deleteSystem("guarded");
      release.uninstall();
      assertThat(release.leftovers()).isEmpty();
    }
  }

  @Test
  @DisplayName("goes though its guard is killed before it has said anything")
  void goesThoughItsGuardIsKilled(Desk desk) {
    try (var release = SecondRelease.of(desk, CHART)) {
      release.install();
      var killed = release.killFirstGuard();

      release.uninstall();

      assertThat(killed).succeedsWithin(Duration.ZERO);
      assertThat(release.leftovers()).isEmpty();
    }
  }

  @Test
  @DisplayName("the CustomResourceDefinition stays when a release goes")
  void definitionStays(Desk desk) {
    try (var release = SecondRelease.of(desk, CHART)) {
      release.install();
      release.uninstall();

      assertThat(desk.kubectl("get", "crd", "tradingsystems.rec.io").run().exit()).isZero();
      assertThat(desk.system().isReady()).isTrue();
    }
  }
}
