package io.rec.cli.desk;

import static java.util.Objects.requireNonNullElseGet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.rec.cli.ExitCode;
import io.rec.cli.Failure;
import io.rec.cli.MadeBy;
import io.rec.cli.images.ImageReference;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A TradingSystem from a file, kept as it is written: only fields that stand in the file are
 * applied, so that defaults stay the API server's.
 */
public record Sample(GenericKubernetesResource resource) {
  public static Sample read(Path file, ImageReference services, String namespace) {
    try {
      var tree = (ObjectNode) new YAMLMapper().readTree(file.toFile());
      ObjectNode metadata = tree.withObject("/metadata");
      metadata.put("namespace", namespace);
      metadata.withObject("/annotations").put(MadeBy.ANNOTATION, MadeBy.US);
      ObjectNode image = tree.withObject("/spec/image");
      image.put("repository", services.repository());
      image.put("tag", services.tag());
      return new Sample(Serialization.unmarshal(tree.toString(), GenericKubernetesResource.class));
    } catch (IOException e) {
      throw new Failure(
          ExitCode.FAILED,
          "The sample " + file + " cannot be read: " + e.getMessage(),
          "Restore it from version control.",
          e);
    }
  }

  public String name() {
    return requireNonNullElseGet(
        resource.getMetadata().getName(),
        () -> {
          throw new Failure(
              ExitCode.FAILED, "The sample has no name.", "Restore it from version control.");
        });
  }
}
