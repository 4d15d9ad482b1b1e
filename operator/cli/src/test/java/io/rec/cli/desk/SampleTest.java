package io.rec.cli.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.rec.cli.Failure;
import io.rec.cli.images.ImageReference;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SampleTest {
  private static final Path ROOT = Path.of(System.getProperty("recio.root"));
  private static final ImageReference SERVICES =
      new ImageReference("docker.io/recio/services", "3.0.0-abc");

  @Test
  void takesTheBuiltImageAndOurMarkIntoThePaperSample() {
    Sample sample = Sample.read(ROOT.resolve("k8s/samples/paper.yaml"), SERVICES, "trading");

    String yaml = Serialization.asYaml(sample.resource());
    assertThat(sample.name()).isEqualTo("paper");
    assertThat(sample.resource().getMetadata().getNamespace()).isEqualTo("trading");
    assertThat(sample.resource().getMetadata().getAnnotations())
        .containsEntry("rec.io/made-by", "recio-up");
    assertThat(yaml).contains("tag: \"3.0.0-abc\"");
  }

  @Test
  void appliesNoFieldThatTheFileDoesNotHave() {
    Sample sample = Sample.read(ROOT.resolve("k8s/samples/paper.yaml"), SERVICES, "trading");

    assertThat(sample.resource().getAdditionalProperties()).containsOnlyKeys("spec");
    assertThat(Serialization.asYaml(sample.resource())).doesNotContain("emergencyPolicy");
  }

  @Test
  void saysWhichSampleIsMissing() {
    assertThatThrownBy(() -> Sample.read(ROOT.resolve("no-such.yaml"), SERVICES, "trading"))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("no-such.yaml");
  }
}
