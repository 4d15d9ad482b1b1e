package io.rec.cli.up;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.cli.ExitCode;
import io.rec.cli.images.BuiltImage;
import io.rec.cli.images.ImageReference;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class AbsentImagesTest {
  @Test
  void namesWhatLacksAndBothWaysToBringIt() {
    var failure =
        AbsentImages.failure(
            List.of(
                new BuiltImage(
                    ImageReference.parse("docker.io/recio/operator:1"), Path.of("/c/op.tar"))));

    assertThat(failure.exitCode()).isEqualTo(ExitCode.PREREQUISITE);
    assertThat(failure.what()).contains("docker.io/recio/operator:1");
    assertThat(failure.nextStep()).contains("--registry", "/c/op.tar");
  }
}
