package io.rec.e2e.chart;

import static org.awaitility.Awaitility.await;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.InstallCommand;
import io.rec.e2e.desk.Desk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A release in a namespace of its own, without the parts of the chart that exist once in a cluster;
 * those belong to the release that runs the desk.
 */
final class SecondRelease implements AutoCloseable {
  private static final String NAMESPACE = "second-release";
  private static final String NAME = "second";
  private static final int LIMIT_SECONDS = 120;

  private final Desk desk;
  private final Path chart;

  private SecondRelease(Desk desk, Path chart) {
    this.desk = desk;
    this.chart = chart;
  }

  static SecondRelease install(Desk desk, Path chart) {
    var release = new SecondRelease(desk, chart);
    release
        .values(new Helm(chart).install())
        .withName(NAME)
        .withNamespace(NAMESPACE)
        .createNamespace()
        .waitReady()
        .withTimeout(LIMIT_SECONDS)
        .withKubeConfig(desk.kubeconfig())
        .call();
    return release;
  }

  /**
   * The images are those that the desk runs: this checkout's, loaded into the cluster by recio up.
   */
  private InstallCommand values(InstallCommand install) {
    return install
        .set("image.tag", operatorTag())
        .set("replicas", 1)
        .set("crds.install", false)
        .set("rbac.userRoles", false)
        .set("admission.impact.enabled", false);
  }

  void upgrade(String value, String to) {
    new Helm(chart)
        .upgrade()
        .withName(NAME)
        .withNamespace(NAMESPACE)
        .reuseValues()
        .set(value, to)
        .waitReady()
        .withTimeout(LIMIT_SECONDS)
        .withKubeConfig(desk.kubeconfig())
        .call();
  }

  /**
   * What {@code helm rollback} does for one chart version: the values of an earlier revision again.
   */
  void backTo(int revision) {
    var values =
        Helm.get(NAME)
            .values()
            .withRevision(revision)
            .withNamespace(NAMESPACE)
            .withKubeConfig(desk.kubeconfig())
            .call();
    try {
      var file = Files.createTempFile("values", ".yaml");
      try {
        Files.writeString(file, values);
        new Helm(chart)
            .upgrade()
            .withName(NAME)
            .withNamespace(NAMESPACE)
            .resetValues()
            .withValuesFile(file)
            .waitReady()
            .withTimeout(LIMIT_SECONDS)
            .withKubeConfig(desk.kubeconfig())
            .call();
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot hand the earlier values over", e);
    }
  }

  void uninstall() {
    Helm.uninstall(NAME).withNamespace(NAMESPACE).withKubeConfig(desk.kubeconfig()).call();
  }

  String status() {
    return Helm.status(NAME)
        .withNamespace(NAMESPACE)
        .withKubeConfig(desk.kubeconfig())
        .call()
        .getStatus();
  }

  int history() {
    return Helm.history(NAME)
        .withNamespace(NAMESPACE)
        .withKubeConfig(desk.kubeconfig())
        .call()
        .size();
  }

  String operatorLogLevel() {
    return kubectl(
        "get",
        "deploy",
        Desk.OPERATOR,
        "-o",
        "jsonpath={.spec.template.spec.containers[0].env[?(@.name==\"RECIO_LOG_LEVEL\")].value}");
  }

  /** Objects that still carry the release's label. */
  List<String> leftovers() {
    var found =
        kubectl(
            "get",
            "deploy,service,serviceaccount,role,rolebinding,configmap,pdb",
            "-l",
            "app.kubernetes.io/instance=" + NAME,
            "-o",
            "name");
    return found.lines().toList();
  }

  /** Suspended, because only its existence matters here. */
  void applySuspendedSystem(String name) {
    desk.kubectl("apply", "--namespace", NAMESPACE, "-f", "-")
        .reading(
            """
            apiVersion: rec.io/v1
            kind: TradingSystem
            metadata: {name: %s}
            spec: {version: 3.0.0, suspend: true}
            """
                .formatted(name))
        .run()
        .succeeded();
  }

  String guardSaid() {
    return kubectl("logs", "-l", "job-name", "--tail=20");
  }

  void deleteSystem(String name) {
    desk.kubectl("delete", "ts", name, "--namespace", NAMESPACE, "--timeout=60s")
        .within(Duration.ofSeconds(70))
        .run()
        .succeeded();
  }

  @Override
  public void close() {
    kubectl("delete", "ts", "--all", "--wait=false");
    kubectl("delete", "namespace", NAMESPACE, "--wait=false");
    await("the second namespace is gone")
        .atMost(Duration.ofSeconds(90))
        .until(() -> desk.client().namespaces().withName(NAMESPACE).get() == null);
  }

  private String operatorTag() {
    var image =
        desk.client()
            .apps()
            .deployments()
            .inNamespace(Desk.OPERATOR_NAMESPACE)
            .withName(Desk.OPERATOR)
            .require()
            .getSpec()
            .getTemplate()
            .getSpec()
            .getContainers()
            .getFirst()
            .getImage();
    return image.substring(image.lastIndexOf(':') + 1);
  }

  private String kubectl(String... arguments) {
    var words = new ArrayList<>(List.of("--namespace", NAMESPACE));
    words.addAll(List.of(arguments));
    return desk.kubectl(words.toArray(String[]::new))
        .within(Duration.ofSeconds(60))
        .run()
        .succeeded()
        .out();
  }
}
