package io.rec.operator.api.server;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.FieldValidateable.Validation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.rec.operator.api.TradingSystem;
import io.rec.operator.api.Yaml;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** TradingSystems on the API server, sent as they stand in a file: our records see none of it. */
record Desks(KubernetesClient client) {
  static Stream<Path> folder(String resources) {
    return Yaml.resources(resources).stream();
  }

  /** The field that a refusal must name, by the first line of a bad file. */
  static String expectation(Path file) {
    return note(file, "# refused: ");
  }

  /** What a person must read, by the second line of a bad file: what is wrong, or what to do. */
  static String words(Path file) {
    return note(file, "# says: ");
  }

  private static String note(Path file, String mark) {
    return Yaml.text(file)
        .lines()
        .filter(line -> line.startsWith(mark))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("%s has no line %s".formatted(file, mark)))
        .substring(mark.length());
  }

  static List<GenericKubernetesResource> documents(Path file) {
    return Stream.of(Yaml.text(file).split("(?m)^---$"))
        .map(document -> Yaml.read(document, GenericKubernetesResource.class))
        .toList();
  }

  static GenericKubernetesResource document(String name, String fields) {
    return Yaml.read(
        """
        apiVersion: rec.io/v1
        kind: TradingSystem
        metadata: {name: %s}
        spec:
          version: 3.0.0
        %s\
        """
            .formatted(name, fields.indent(2)),
        GenericKubernetesResource.class);
  }

  /** Writes the way kubectl does: unknown fields are refused. */
  GenericKubernetesResource create(GenericKubernetesResource desk) {
    return raw(desk).fieldValidation(Validation.STRICT).create();
  }

  GenericKubernetesResource tryOut(GenericKubernetesResource desk) {
    return raw(desk).dryRun().fieldValidation(Validation.STRICT).create();
  }

  GenericKubernetesResource replace(GenericKubernetesResource desk) {
    return raw(desk).fieldValidation(Validation.STRICT).update();
  }

  Resource<GenericKubernetesResource> raw(GenericKubernetesResource desk) {
    return client
        .genericKubernetesResources("rec.io/v1", "TradingSystem")
        .inNamespace(RealApiServer.NAMESPACE)
        .resource(desk);
  }

  Resource<TradingSystem> named(String name) {
    return client
        .resources(TradingSystem.class)
        .inNamespace(RealApiServer.NAMESPACE)
        .withName(name);
  }

  List<TradingSystem> all() {
    return client
        .resources(TradingSystem.class)
        .inNamespace(RealApiServer.NAMESPACE)
        .list()
        .getItems();
  }

  void removeAll() {
    client.resources(TradingSystem.class).inNamespace(RealApiServer.NAMESPACE).delete();
  }
}
