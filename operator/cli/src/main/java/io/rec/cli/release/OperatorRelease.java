package io.rec.cli.release;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.marcnuri.helm.Helm;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.rec.cli.MadeBy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** The operator's release in one cluster. */
public final class OperatorRelease {
  public static final String NAME = "recio-operator";
  public static final String NAMESPACE = "recio-system";

  static final String HASH = "rec.io/up-hash";
  private static final String CRD = "tradingsystems.rec.io";

  private final KubernetesClient client;
  private final Path kubeconfig;

  public OperatorRelease(KubernetesClient client, Path kubeconfig) {
    this.client = client;
    this.kubeconfig = kubeconfig;
  }

  public ReleaseState find() {
    CustomResourceDefinition crd =
        client.apiextensions().v1().customResourceDefinitions().withName(CRD).get();
    if (crd != null && !MadeBy.us(crd)) {
      return new ReleaseState.Foreign(owner(crd));
    }
    Optional<String> helm = helmStatus();
    if (helm.isEmpty()) {
      return new ReleaseState.Absent();
    }
    Deployment operator = client.apps().deployments().inNamespace(NAMESPACE).withName(NAME).get();
    if (operator != null && !MadeBy.us(operator)) {
      return new ReleaseState.Foreign("release %s in %s".formatted(NAME, NAMESPACE));
    }
    if (operator == null || !helm.get().equals("deployed")) {
      return new ReleaseState.HalfDone(helm.get());
    }
    String hash = operator.getMetadata().getAnnotations().get(HASH);
    return new ReleaseState.Ours(requireNonNullElse(hash, ""));
  }

  /** Installs or upgrades; the namespace must exist. */
  public void apply(ChartValues values) {
    Path file = write(values);
    try {
      new Helm(values.chart())
          .upgrade()
          .install()
          .withName(NAME)
          .withNamespace(NAMESPACE)
          .withKubeConfig(kubeconfig)
          .withValuesFile(file)
          .resetValues()
          .call();
    } finally {
      delete(file);
    }
  }

  /**
   * Uninstalls; {@code down} has deleted the trading systems before, so the guard has no question.
   */
  public void remove() {
    Helm.uninstall(NAME)
        .withNamespace(NAMESPACE)
        .withKubeConfig(kubeconfig)
        .noHooks()
        .ignoreNotFound()
        .call();
  }

  /** The CRD stays when a release goes; this takes it out, if it is ours. */
  public void removeCrd() {
    var crd = client.apiextensions().v1().customResourceDefinitions().withName(CRD);
    CustomResourceDefinition found = crd.get();
    if (found != null && MadeBy.us(found)) {
      crd.delete();
    }
  }

  /** Helm stores each revision as a Secret whose labels say how it ended. */
  private Optional<String> helmStatus() {
    return client
        .secrets()
        .inNamespace(NAMESPACE)
        .withLabels(Map.of("owner", "helm", "name", NAME))
        .list()
        .getItems()
        .stream()
        .max(Comparator.comparingInt(OperatorRelease::revision))
        .map(secret -> requireNonNullElse(secret.getMetadata().getLabels().get("status"), "?"));
  }

  private static int revision(Secret secret) {
    return Integer.parseInt(
        requireNonNullElse(secret.getMetadata().getLabels().get("version"), "0"));
  }

  private static String owner(HasMetadata crd) {
    Map<String, String> annotations = crd.getMetadata().getAnnotations();
    String release = annotations == null ? null : annotations.get("meta.helm.sh/release-name");
    String namespace =
        annotations == null ? null : annotations.get("meta.helm.sh/release-namespace");
    return release == null || namespace == null
        ? "the CustomResourceDefinition " + CRD
        : "release %s in %s".formatted(release, namespace);
  }

  private static Path write(ChartValues values) {
    try {
      Path file = Files.createTempFile("recio-values", ".json");
      new ObjectMapper().writeValue(file.toFile(), values.tree());
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException("writing the chart's values", e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("removing the chart's values", e);
    }
  }
}
