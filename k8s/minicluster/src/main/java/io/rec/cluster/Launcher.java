package io.rec.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;

/** The program {@code k8s/minicluster/minicluster} of the repository. */
record Launcher(Path path) {
  private static final ObjectMapper JSON = new ObjectMapper();

  Program program() {
    return Program.of(path.toString());
  }

  /** Runs a verb that reports the cluster's state as JSON. */
  State state(Program verb, Progress progress) {
    return parse(verb.with("-o", "json").run(progress));
  }

  static State parse(String json) {
    try {
      JsonNode state = JSON.readTree(json);
      return new State(
          state.path("state").asText(),
          state.path("context").asText(),
          Path.of(state.path("kubeconfig").asText()),
          Path.of(state.path("auditLog").asText()));
    } catch (JsonProcessingException cause) {
      throw new ClusterException("The minicluster's answer is no JSON: " + json, cause);
    }
  }

  record State(String state, String context, Path kubeconfig, Path auditLog) {
    boolean running() {
      return state.equals("running");
    }
  }
}
