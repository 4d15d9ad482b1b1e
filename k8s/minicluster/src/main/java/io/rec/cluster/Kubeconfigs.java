package io.rec.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The kubeconfig files of a user, searched in their order. */
record Kubeconfigs(List<Path> files) {
  private static final YAMLMapper YAML = new YAMLMapper();

  Kubeconfigs {
    files = List.copyOf(files);
  }

  /** The files that kubectl would read. */
  static List<Path> of(Map<String, String> environment, Path home) {
    var listed = environment.getOrDefault("KUBECONFIG", "");
    if (listed.isBlank()) {
      return List.of(home.resolve(".kube/config"));
    }
    return Arrays.stream(listed.split(File.pathSeparator))
        .filter(path -> !path.isBlank())
        .map(Path::of)
        .toList();
  }

  Optional<Path> holding(String context) {
    return files.stream().filter(file -> contextsOf(file).anyMatch(context::equals)).findFirst();
  }

  List<String> contexts() {
    return files.stream().flatMap(Kubeconfigs::contextsOf).distinct().toList();
  }

  private static Stream<String> contextsOf(Path file) {
    if (!Files.exists(file)) {
      return Stream.empty();
    }
    try {
      JsonNode contexts = YAML.readTree(Files.readString(file)).path("contexts");
      return StreamSupport.stream(contexts.spliterator(), false)
          .map(context -> context.path("name").asText());
    } catch (IOException cause) {
      throw new ClusterException("The kubeconfig %s cannot be read.".formatted(file), cause);
    }
  }
}
