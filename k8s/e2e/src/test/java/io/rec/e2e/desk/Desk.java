package io.rec.e2e.desk;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The running paper desk, seen from outside. */
public final class Desk {
  public static final String NAMESPACE = "trading";
  public static final String NAME = "paper";
  public static final String OPERATOR_NAMESPACE = "recio-system";
  public static final String OPERATOR = "recio-operator";

  /** Two cores start sixteen services in well under a minute; the rest is for a busy machine. */
  private static final Duration READY_WITHIN = Duration.ofMinutes(4);

  private final Path root;
  private final Path kubeconfig;
  private final Path discovered;
  private final KubernetesClient client;
  private final Recio recio;
  private final JsonNode askedFor;

  private Desk(Path root, Path kubeconfig, Path discovered, KubernetesClient client, Recio recio) {
    this.root = root;
    this.kubeconfig = kubeconfig;
    this.discovered = discovered;
    this.client = client;
    this.recio = recio;
    this.askedFor = system().spec();
  }

  static Desk open(Surroundings surroundings, Recio recio) {
    var kubeconfig = recio.kubeconfig();
    var client =
        new KubernetesClientBuilder()
            // A service that answers 503 with a reason is an answer here, not something to ask
            // again.
            .withConfig(
                new ConfigBuilder(Config.fromKubeconfig(kubeconfig.toFile()))
                    .withRequestRetryBackoffLimit(0)
                    .build())
            .build();
    var desk = new Desk(surroundings.root(), kubeconfig, newCache(), client, recio);
    desk.awaitReady();
    return desk;
  }

  public KubernetesClient client() {
    return client;
  }

  public Path kubeconfig() {
    return kubeconfig;
  }

  /** The checkout that is tested. */
  public Path root() {
    return root;
  }

  public Recio recio() {
    return recio;
  }

  public TradingSystem system() {
    return new TradingSystem(client, NAMESPACE, NAME);
  }

  /**
   * kubectl in the desk's namespace. What it remembers of the API is this desk's own: an earlier
   * cluster at the same address did not know our kinds and categories.
   */
  public Command kubectl(String... arguments) {
    var fixed =
        Stream.of(
            "kubectl",
            "--kubeconfig",
            kubeconfig.toString(),
            "--cache-dir",
            discovered.toString(),
            "--namespace",
            NAMESPACE);
    return Command.of(Stream.concat(fixed, Stream.of(arguments)).toArray(String[]::new));
  }

  /** A line as a user types it in the checkout, who did what recio up told about kubectl. */
  public Command typed(String line) {
    var typed =
        recio
            .surrounded(Command.of("bash", "-c", line))
            .with("KUBECONFIG", kubeconfig.toString())
            .in(root);
    // Where kubectl keeps what it remembers of the API; recio keeps its builds below the real one.
    return line.startsWith("kubectl ") ? typed.with("HOME", discovered.toString()) : typed;
  }

  /** Where a user finds the dashboard, as {@code recio status} tells it. */
  /** Told whether or not everything is well. */
  public String address() {
    return new Answer(0, recio.run("status", "-o", "json").out())
        .json()
        .required("address")
        .asText();
  }

  public Account firstAccount() {
    return Account.first(client);
  }

  public Http http() {
    return new Http(client);
  }

  /** Routes that the services keep for each other. */
  public Inside inside() {
    return new Inside(this);
  }

  /** The pods of the desk that are not on their way out, jobs left aside. */
  public List<Pod> pods() {
    return allPods().filter(pod -> !isLeaving(pod)).toList();
  }

  public Pod pod(String component) {
    return pods().stream()
        .filter(
            pod -> component.equals(pod.getMetadata().getLabels().get("app.kubernetes.io/name")))
        // As its Service chooses: while one is replaced, or cannot be, there are two.
        .max(Comparator.comparing(Readiness::isPodReady))
        .orElseThrow(() -> new AssertionError("no pod of " + component));
  }

  public Footprint footprint() {
    return Footprint.of(pods());
  }

  public List<Deployment> deployments() {
    return client.apps().deployments().inNamespace(NAMESPACE).list().getItems();
  }

  /** Waits until the desk has come to rest as asked for: Ready, rolled out, nothing leaving. */
  public void awaitReady() {
    await("the desk is Ready and at rest")
        .atMost(READY_WITHIN)
        .pollInterval(Duration.ofMillis(500))
        .ignoreExceptions()
        .until(() -> system().isReady() && rolledOut() && allPods().noneMatch(Desk::isLeaving));
  }

  void putBack() {
    system().putBack(askedFor);
    awaitReady();
  }

  void close() {
    client.close();
    try (var files = Files.walk(discovered)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + discovered, e);
    }
  }

  private static Path newCache() {
    try {
      return Files.createTempDirectory("recio-e2e-kubectl");
    } catch (IOException e) {
      throw new UncheckedIOException("no folder for kubectl", e);
    }
  }

  private boolean rolledOut() {
    return deployments().stream().allMatch(Desk::isComplete);
  }

  private static boolean isComplete(Deployment deployment) {
    var wanted = deployment.getSpec().getReplicas();
    var status = deployment.getStatus();
    return Objects.equals(status.getObservedGeneration(), deployment.getMetadata().getGeneration())
        && (wanted == 0
            || (wanted.equals(status.getUpdatedReplicas())
                && wanted.equals(status.getReplicas())
                && wanted.equals(status.getAvailableReplicas())));
  }

  private Stream<Pod> allPods() {
    return client.pods().inNamespace(NAMESPACE).list().getItems().stream()
        .filter(Desk::isLongRunning);
  }

  private static boolean isLongRunning(Pod pod) {
    return pod.getMetadata().getOwnerReferences().stream()
        .noneMatch(owner -> owner.getKind().equals("Job"));
  }

  private static boolean isLeaving(Pod pod) {
    return pod.getMetadata().getDeletionTimestamp() != null;
  }
}
