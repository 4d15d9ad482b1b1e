package io.rec.cli.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MachineTest {
  @ParameterizedTest
  @EnumSource
  void withoutDockerNothingIsSkipped(Storey storey) {
    assertThat(new Machine(false, true, true, true, true).reasonToSkip(storey)).isEmpty();
    assertThat(new Machine(false, false, false, false, false).reasonToSkip(storey)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void withDockerOnAServerOfDebiansNothingIsSkipped(Storey storey) {
    assertThat(new Machine(true, true, true, true, true).reasonToSkip(storey)).isEmpty();
  }

  @Test
  void aLaptopWithDockerNeedsNeitherGoNorRoot() {
    var laptop = new Machine(true, false, false, false, false);

    assertThat(laptop.reasonToSkip(Storey.MINICLUSTER)).get().asString().contains("Docker", "Go");
    assertThat(laptop.reasonToSkip(Storey.IMAGES)).get().asString().contains("Docker", "root");
    assertThat(laptop.reasonToSkip(Storey.JAVA)).isEmpty();
    assertThat(laptop.reasonToSkip(Storey.CLUSTER)).isEmpty();
  }
}
