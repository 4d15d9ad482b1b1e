package io.rec.operator.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.rec.operator.api.TradingSystem;
import io.rec.operator.api.Yaml;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(RealApiServer.class)
class DefaultsIT {
  private Desks desks;

  @BeforeEach
  void connect(KubernetesClient client) {
    desks = new Desks(client);
  }

  @AfterEach
  void tidy() {
    desks.removeAll();
  }

  static Stream<Path> good() {
    return AcceptedIT.good();
  }

  @ParameterizedTest
  @MethodSource("good")
  void recordsDefaultAsTheApiServerDoes(Path file) {
    for (var document : Yaml.text(file).split("(?m)^---$")) {
      var desk = Yaml.read(document, GenericKubernetesResource.class);
      var inJava = Yaml.read(document, TradingSystem.class).getSpec();

      var stored = desks.create(desk);

      assertThat(json(inJava)).isEqualTo(json(stored.get("spec")));
      desks.removeAll();
    }
  }

  @Test
  void applyingTheSameAgainChangesNothing() {
    var first = desks.create(Desks.document("desk", ""));

    var second = desks.replace(Desks.document("desk", ""));

    assertThat(second.getMetadata().getResourceVersion())
        .isEqualTo(first.getMetadata().getResourceVersion());
  }

  @Test
  void writingBackWhatWasReadChangesNothing() {
    desks.create(Desks.document("desk", "env: [{name: A, value: ''}]\nrecovery: {window: 60m}"));
    var read = desks.named("desk").get();

    var written = desks.named("desk").patch(read);

    assertThat(written.getMetadata().getResourceVersion())
        .isEqualTo(read.getMetadata().getResourceVersion());
  }

  private static JsonNode json(Object value) {
    return Yaml.serialization().unmarshal(Yaml.serialization().asJson(value), JsonNode.class);
  }
}
