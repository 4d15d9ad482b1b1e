package io.rec.cli.bundle;

import static java.util.Objects.requireNonNullElse;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.rec.cli.console.Style;
import io.rec.cli.console.Table;
import io.rec.cli.doctor.DeskExamination;
import io.rec.cli.doctor.Finding;
import io.rec.cli.graph.SystemGraph;
import io.rec.cli.graph.Tree;
import io.rec.operator.api.TradingSystem;
import io.rec.operator.api.ports.PortManifest;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What of one system goes into the archive. */
final class Contents {
  private static final String MANIFEST = "port-manifest";

  private final KubernetesClient client;
  private final TradingSystem desk;
  private final String namespace;
  private final int lines;

  Contents(KubernetesClient client, TradingSystem desk, int lines) {
    this.client = client;
    this.desk = desk;
    this.namespace = desk.getMetadata().getNamespace();
    this.lines = lines;
  }

  List<Part> parts(List<Pod> pods, List<Secret> secrets) {
    var parts = new ArrayList<Part>();
    parts.add(new Part("tradingsystem.yaml", () -> PlainYaml.of(desk)));
    parts.add(new Part("doctor.txt", this::findings));
    parts.add(new Part("graph.txt", () -> Tree.draw(SystemGraph.of(desk), Style.PLAIN)));
    parts.add(new Part("events.txt", () -> Happened.told(client, namespace)));
    parts.add(new Part(PortManifest.FILE_NAME, this::manifest));
    parts.add(new Part("secrets.txt", () -> names(secrets)));
    for (Kind kind : Kind.values()) {
      parts.add(
          new Part(
              "objects/" + kind.file() + ".yaml", () -> documents(kind.list(client, namespace))));
    }
    parts.add(new Part("cluster/version.yaml", () -> PlainYaml.of(client.getKubernetesVersion())));
    parts.add(new Part("cluster/nodes.yaml", () -> documents(client.nodes().list().getItems())));
    pods.forEach(pod -> logs("", pod, parts));
    return parts;
  }

  /** The operator's side: its Deployment, its pods and what they wrote. */
  List<Part> operator(List<Pod> pods) {
    var parts = new ArrayList<Part>();
    parts.add(new Part("operator/pods.yaml", () -> documents(pods)));
    pods.forEach(pod -> logs("operator/", pod, parts));
    return parts;
  }

  private void logs(String folder, Pod pod, List<Part> parts) {
    String name = pod.getMetadata().getName();
    List<ContainerStatus> containers =
        pod.getStatus() == null ? List.of() : pod.getStatus().getContainerStatuses();
    for (ContainerStatus container : containers) {
      String path = "%slogs/%s.%s".formatted(folder, name, container.getName());
      parts.add(
          new Part(
              path + ".log",
              () ->
                  client
                      .pods()
                      .resource(pod)
                      .inContainer(container.getName())
                      .withReadyWaitTimeout(0)
                      .tailingLines(lines)
                      .getLog()));
      if (requireNonNullElse(container.getRestartCount(), 0) > 0) {
        parts.add(
            new Part(
                path + ".previous.log",
                () ->
                    client
                        .pods()
                        .resource(pod)
                        .inContainer(container.getName())
                        .withReadyWaitTimeout(0)
                        .terminated()
                        .tailingLines(lines)
                        .getLog()));
      }
    }
  }

  private String findings() {
    var table = new Table("LEVEL", "SUBJECT", "CAUSE", "EFFECT", "FIX");
    for (Finding finding : new DeskExamination(desk).findings()) {
      table.row(
          finding.level(), finding.subject(), finding.cause(), finding.effect(), finding.fix());
    }
    return table.render();
  }

  private String manifest() {
    var stored = client.configMaps().inNamespace(namespace).withName(MANIFEST).require();
    return requireNonNullElse(stored.getData().get(PortManifest.FILE_NAME), "");
  }

  /** Which there are and what they have, never what stands in them. */
  private static String names(List<Secret> secrets) {
    var table = new Table("SECRET", "TYPE", "KEYS");
    for (Secret secret : secrets) {
      table.row(
          secret.getMetadata().getName(),
          requireNonNullElse(secret.getType(), ""),
          secret.getData() == null
              ? ""
              : String.join(", ", new TreeSet<>(secret.getData().keySet())));
    }
    return table.render();
  }

  private static String documents(List<? extends HasMetadata> objects) {
    return objects.stream().map(PlainYaml::of).collect(Collectors.joining());
  }
}
