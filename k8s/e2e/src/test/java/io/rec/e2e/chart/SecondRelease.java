package io.rec.e2e.chart;

import static org.awaitility.Awaitility.await;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.InstallCommand;
import com.marcnuri.helm.ReleaseHistory;
import io.rec.e2e.desk.Desk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A release in a namespace of its own, without the parts of the chart that exist once in a cluster;
 * those belong to the release that runs the desk.
 */
final class SecondRelease implements AutoCloseable {
  private static final String NAMESPACE = "second-release";
  private static final String NAME = "second";
  private static final int LIMIT_SECONDS = 240;

  private final Desk desk;
  private final Path chart;

  private SecondRelease(Desk desk, Path chart) {
    this.desk = desk;
    this.chart = chart;
  }

  /** Owned before anything is made, so that a half-done installation is cleaned up too. */
  static SecondRelease of(Desk desk, Path chart) {
    return new SecondRelease(desk, chart);
  }

  void install() {
    values(new Helm(chart).install())
        .withName(NAME)
        .withNamespace(NAMESPACE)
        .createNamespace()
        .waitReady()
        .withTimeout(LIMIT_SECONDS)
        .withKubeConfig(desk.kubeconfig())
        .call();
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

  /** By Helm's own program: the library that installs and upgrades here cannot roll back. */
  void rollBack(int revision) {
    HelmProgram.of(desk)
        .command(
            "rollback",
            NAME,
            Integer.toString(revision),
            "--namespace",
            NAMESPACE,
            "--wait",
            "--timeout",
            LIMIT_SECONDS + "s")
        .run()
        .succeeded();
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

  /** What Helm wrote to each revision, the oldest first. */
  List<String> history() {
    return Helm.history(NAME)
        .withNamespace(NAMESPACE)
        .withKubeConfig(desk.kubeconfig())
        .call()
        .stream()
        .sorted(Comparator.comparingInt(ReleaseHistory::getRevision))
        .map(ReleaseHistory::getDescription)
        .toList();
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

  /** Which carries no label: its operator makes it. */
  boolean hasLease() {
    return desk.client().leases().inNamespace(NAMESPACE).withName(Desk.OPERATOR).get() != null;
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

  /** Ends the first guard that appears, without grace, as a node that fails would. */
  CompletableFuture<Void> killFirstGuard() {
    var guards =
        desk.client()
            .pods()
            .inNamespace(NAMESPACE)
            .withLabel("app.kubernetes.io/name", "recio-uninstall-guard");
    return CompletableFuture.runAsync(
        () ->
            await("a guard")
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(100))
                .until(
                    () ->
                        guards.list().getItems().stream()
                            .map(pod -> desk.client().resource(pod).withGracePeriod(0).delete())
                            .anyMatch(deleted -> !deleted.isEmpty())),
        // The client itself answers on the common pool, which may have one thread.
        Thread::startVirtualThread);
  }

  void deleteSystem(String name) {
    desk.kubectl("delete", "ts", name, "--namespace", NAMESPACE, "--timeout=60s")
        .within(Duration.ofSeconds(70))
        .run()
        .succeeded();
  }

  /** Whatever state a failed test leaves: nothing of it may meet the next one. */
  @Override
  public void close() {
    if (desk.client().namespaces().withName(NAMESPACE).get() == null) {
      return;
    }
    removeSystems();
    Helm.uninstall(NAME)
        .withNamespace(NAMESPACE)
        .withKubeConfig(desk.kubeconfig())
        .noHooks()
        .ignoreNotFound()
        .call();
    kubectl("delete", "namespace", NAMESPACE, "--wait=false");
    await("the second namespace is gone")
        .atMost(Duration.ofMinutes(3))
        .until(() -> desk.client().namespaces().withName(NAMESPACE).get() == null);
  }

  /** Its operator stops a system in good order, if it lives; else nobody would release it. */
  private void removeSystems() {
    desk.kubectl("delete", "ts", "--all", "--namespace", NAMESPACE, "--timeout=60s")
        .within(Duration.ofSeconds(90))
        .run();
    for (var stuck : kubectl("get", "ts", "-o", "name").lines().toList()) {
      kubectl("patch", stuck, "--type=merge", "-p", "{\"metadata\":{\"finalizers\":null}}");
    }
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
