package io.rec.cli.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class BuiltImagesTest {
  private static final List<String> LINES =
      List.of(
          "docker.io/recio/postgres:3.0.0-aa /cache/my images/postgres.tar",
          "docker.io/recio/operator:3.0.0-bb /cache/operator.tar",
          "docker.io/recio/services:3.0.0-cc /cache/services.tar");

  @Test
  void readsWhatTheBuildPrints() {
    BuiltImages images = BuiltImages.of(LINES);

    assertThat(images.services().reference())
        .isEqualTo(new ImageReference("docker.io/recio/services", "3.0.0-cc"));
    assertThat(images.postgres().archive()).isEqualTo(Path.of("/cache/my images/postgres.tar"));
    assertThat(images.references()).hasSize(3).contains("docker.io/recio/operator:3.0.0-bb");
  }

  @Test
  void saysWhichImageIsMissing() {
    assertThatThrownBy(() -> BuiltImages.of(LINES.subList(0, 2)))
        .hasMessageContaining("no services");
  }

  @Test
  void takesARegistryWithAPort() {
    assertThat(ImageReference.parse("localhost:5000/recio/services:1"))
        .isEqualTo(new ImageReference("localhost:5000/recio/services", "1"));
    assertThatThrownBy(() -> ImageReference.parse("localhost:5000/recio/services"))
        .hasMessageContaining("without a tag");
  }
}
