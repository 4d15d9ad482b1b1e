package io.rec.e2e.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.rec.e2e.chart.HelmProgram;
import io.rec.e2e.desk.Command;
import io.rec.e2e.desk.Desk;
import io.rec.e2e.desk.OnDesk;
import io.rec.e2e.desk.Stage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;

/**
 * A desk that another checkout brought up, whose operator is then this one's, as {@code helm
 * upgrade} puts it in: {@code -Drecio.previous=FOLDER}. Named so that no storey runs it.
 */
@OnDesk
@DisplayName("A new operator")
final class OperatorUpgrade {
  private static final String PREVIOUS = System.getProperty("recio.previous", "");
  private static final Duration BUILT_WITHIN = Duration.ofMinutes(20);
  private static final Duration LEADS_WITHIN = Duration.ofMinutes(3);

  /** Long enough for every loop of the operator, and for what it would do by and by. */
  private static final Duration WATCHED = Duration.ofMinutes(3);

  @Test
  @Timeout(value = 1, unit = TimeUnit.HOURS)
  @DisplayName("restarts nobody and changes no pod's template")
  void restartsNobody(Stage stage, TestReporter report) throws InterruptedException {
    assumeThat(PREVIOUS).as("-Drecio.previous names the checkout to come from").isNotBlank();
    stage.letGo();
    stage.recio().run("down").succeeded();
    stage.recioOf(Path.of(PREVIOUS)).run("up").succeeded();
    try {
      var desk = stage.found();
      var before = desk.footprint();
      var templates = templates(desk);
      var old = operatorImage(desk);

      var now = putIn(desk, stage);
      await("the new operator leads")
          .atMost(LEADS_WITHIN)
          .pollInterval(Duration.ofSeconds(1))
          .ignoreExceptions()
          .until(() -> isRolledOut(desk));
      Thread.sleep(WATCHED);

      report.publishEntry("operator", old + " → " + now);
      report.publishEntry("pods", String.valueOf(before.byPod().size()));
      report.publishEntry(
          "progress",
          desk.system().condition("Progressing").map(Object::toString).orElse("not told"));
      assertThat(operatorImage(desk)).isEqualTo(now).isNotEqualTo(old);
      assertThat(desk.footprint()).isEqualTo(before);
      assertThat(templates(desk)).isEqualTo(templates);
      desk.awaitReady();
    } finally {
      stage.letGo();
      stage.recio().run("down").succeeded();
    }
  }

  /** Builds this checkout's operator, brings it to the node and upgrades the release with it. */
  private static String putIn(Desk desk, Stage stage) {
    var built =
        Command.of(desk.root().resolve("k8s/images/build").toString(), "operator")
            .within(BUILT_WITHIN)
            .run()
            .succeeded()
            .lines()
            .getLast()
            .split(" ");
    var image = built[0];
    Command.of(desk.root().resolve("k8s/minicluster/minicluster").toString(), "load", built[1])
        .with("RECIO_STATE", stage.recio().state().toString())
        .within(BUILT_WITHIN)
        .run()
        .succeeded();
    var colon = image.lastIndexOf(':');
    HelmProgram.of(desk)
        .command(
            "upgrade",
            Desk.OPERATOR,
            desk.root().resolve("helm/trading-system").toString(),
            "--namespace",
            Desk.OPERATOR_NAMESPACE,
            "--reuse-values",
            "--set",
            "image.repository=" + image.substring(0, colon),
            "--set",
            "image.tag=" + image.substring(colon + 1))
        .run()
        .succeeded();
    return image;
  }

  private static boolean isRolledOut(Desk desk) {
    var operator = operator(desk);
    var status = operator.getStatus();
    return operator.getMetadata().getGeneration().equals(status.getObservedGeneration())
        && operator.getSpec().getReplicas().equals(status.getUpdatedReplicas())
        && operator.getSpec().getReplicas().equals(status.getReplicas())
        && operator.getSpec().getReplicas().equals(status.getAvailableReplicas());
  }

  private static String operatorImage(Desk desk) {
    return operator(desk).getSpec().getTemplate().getSpec().getContainers().getFirst().getImage();
  }

  private static Deployment operator(Desk desk) {
    return desk.client()
        .apps()
        .deployments()
        .inNamespace(Desk.OPERATOR_NAMESPACE)
        .withName(Desk.OPERATOR)
        .require();
  }

  private static Map<String, Object> templates(Desk desk) {
    var templates = new TreeMap<String, Object>();
    desk.deployments()
        .forEach(
            deployment ->
                templates.put(
                    deployment.getMetadata().getName(), deployment.getSpec().getTemplate()));
    desk.client()
        .apps()
        .statefulSets()
        .inNamespace(Desk.NAMESPACE)
        .list()
        .getItems()
        .forEach(set -> templates.put(set.getMetadata().getName(), set.getSpec().getTemplate()));
    return templates;
  }
}
