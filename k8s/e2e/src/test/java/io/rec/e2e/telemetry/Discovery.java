package io.rec.e2e.telemetry;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.Pod;
import io.rec.e2e.desk.Desk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Stands in for Prometheus' Kubernetes discovery, which Debian leaves out: the same targets with
 * the same labels, in files. They are reached through the API server, as everything here is.
 *
 * @param proxy where kubectl hands requests on to the API server
 */
record Discovery(Desk desk, String proxy) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final String SAID_BY_THE_POD = "__meta_kubernetes_pod_label_";

  /** The project's own configuration beside its own rules; only who finds the targets differs. */
  Path configure(Path folder) throws IOException {
    var ours = desk.root().resolve("observability/prometheus");
    copy(ours.resolve("rules"), Files.createDirectory(folder.resolve("rules")));
    var configuration = YAML.readTree(ours.resolve("prometheus.yaml").toFile());
    for (var job : configuration.path("scrape_configs")) {
      find((ObjectNode) job, folder);
    }
    // JSON is YAML.
    return Files.writeString(folder.resolve("prometheus.yaml"), configuration.toString());
  }

  private static void copy(Path rules, Path folder) throws IOException {
    try (var files = Files.newDirectoryStream(rules)) {
      for (var file : files) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
  }

  private void find(ObjectNode job, Path folder) throws IOException {
    var path = job.path("metrics_path").asText("/metrics");
    var targets = JSON.createArrayNode();
    for (var discovery : job.remove("kubernetes_sd_configs")) {
      switch (discovery.path("role").asText()) {
        case "pod" -> addPods(discovery.at("/selectors/0/label").asText(), path, targets);
        case "node" -> addNodes(path, targets);
        default -> throw new AssertionError("no stand-in for " + discovery);
      }
    }
    // What a job needs to reach its targets directly; kubectl has its own.
    job.remove(List.of("scheme", "authorization", "tls_config"));
    var file = job.path("job_name").asText() + ".json";
    Files.writeString(folder.resolve(file), targets.toString());
    job.putArray("file_sd_configs").addObject().putArray("files").add(file);
  }

  private void addPods(String selector, String path, ArrayNode targets) {
    for (var pod :
        desk.client().pods().inAnyNamespace().withLabelSelector(selector).list().getItems()) {
      for (var container : pod.getSpec().getContainers()) {
        for (var port : container.getPorts()) {
          addPod(pod, container, port, path, targets);
        }
      }
    }
  }

  private void addPod(
      Pod pod, Container container, ContainerPort port, String path, ArrayNode targets) {
    var known = pod.getMetadata();
    var labels =
        labels(
            "%s:%d".formatted(pod.getStatus().getPodIP(), port.getContainerPort()),
            "/api/v1/namespaces/%s/pods/%s:%d/proxy%s"
                .formatted(known.getNamespace(), known.getName(), port.getContainerPort(), path),
            targets);
    labels.put("__meta_kubernetes_namespace", known.getNamespace());
    labels.put("__meta_kubernetes_pod_name", known.getName());
    labels.put("__meta_kubernetes_pod_phase", pod.getStatus().getPhase());
    labels.put("__meta_kubernetes_pod_container_name", container.getName());
    labels.put("__meta_kubernetes_pod_container_port_name", port.getName());
    known
        .getLabels()
        .forEach((name, value) -> labels.put(SAID_BY_THE_POD + name.replaceAll("\\W", "_"), value));
  }

  private void addNodes(String path, ArrayNode targets) {
    for (var node : desk.client().nodes().list().getItems()) {
      var name = node.getMetadata().getName();
      labels(name, "/api/v1/nodes/%s/proxy%s".formatted(name, path), targets)
          .put("__meta_kubernetes_node_name", name);
    }
  }

  /** Of one target more. */
  private ObjectNode labels(String instance, String path, ArrayNode targets) {
    var target = targets.addObject();
    target.putArray("targets").add(proxy);
    return target.putObject("labels").put("instance", instance).put("__metrics_path__", path);
  }
}
