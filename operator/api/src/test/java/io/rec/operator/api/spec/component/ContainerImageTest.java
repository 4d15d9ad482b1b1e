package io.rec.operator.api.spec.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.operator.api.Yaml;
import org.junit.jupiter.api.Test;

class ContainerImageTest {
  private static final String DIGEST = "sha256:" + "a".repeat(64);

  @Test
  void saysTheDefaultsWhenNothingIsWritten() {
    assertThat(ContainerImage.defaults().reference("recio/services", "3.0.0"))
        .isEqualTo("recio/services:3.0.0");
  }

  @Test
  void aDigestWinsOverATag() {
    assertThat(image("{tag: x, digest: '%s'}".formatted(DIGEST)).reference("r", "3.0.0"))
        .isEqualTo("r@" + DIGEST);
  }

  @Test
  void aComponentsOwnTagIsNotOverruledByTheSystemsDigest() {
    var merged = image("{tag: mine}").over(image("{digest: '%s'}".formatted(DIGEST)));

    assertThat(merged.reference("r", "3.0.0")).isEqualTo("r:mine");
  }

  @Test
  void aComponentThatOnlyChangesThePullPolicyKeepsTheSystemsImage() {
    var base = image("{repository: reg/x, digest: '%s'}".formatted(DIGEST));

    assertThat(image("{pullPolicy: Always}").over(base).reference("r", "3.0.0"))
        .isEqualTo("reg/x@" + DIGEST);
  }

  private static ContainerImage image(String yaml) {
    return Yaml.spec("image: " + yaml).image();
  }
}
