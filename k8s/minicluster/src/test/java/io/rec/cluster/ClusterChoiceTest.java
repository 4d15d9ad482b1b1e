package io.rec.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterChoiceTest {
  private final ClusterChoice choice =
      new ClusterChoice(Path.of("minicluster"), Path.of("state"), "recio");

  @ParameterizedTest(name = "context {0}, Docker {1}, Linux {2}, root {3}: {4}")
  @CsvSource({
    "mine, true,  true,  true,  ExistingContext",
    "mine, false, false, false, ExistingContext",
    ",     true,  true,  true,  K3sInDocker",
    ",     true,  false, false, K3sInDocker",
    ",     false, true,  true,  Minicluster",
  })
  void asksLeastOfTheUser(
      String context, boolean docker, boolean linux, boolean root, String expected) {
    var provider = choice.choose(situation(context, docker, linux, root));

    assertThat(provider.getClass().getSimpleName()).isEqualTo(expected);
  }

  @ParameterizedTest(name = "Linux {0}, root {1}")
  @CsvSource({"true, false", "false, true", "false, false"})
  void namesTheThreeWaysWhenNoneIsOpen(boolean linux, boolean root) {
    assertThatThrownBy(() -> choice.choose(situation(null, false, linux, root)))
        .isInstanceOf(ClusterException.class)
        .hasMessageContainingAll("--context", "Docker", "root on Linux");
  }

  @Test
  void choosesTheContextThatTheUserNamed() {
    var existing = (ExistingContext) choice.choose(situation("mine", false, true, true));

    assertThatThrownBy(() -> existing.up(Progress.silent())).hasMessageContaining("\"mine\"");
  }

  private static Situation situation(String context, boolean docker, boolean linux, boolean root) {
    return new Situation(Optional.ofNullable(context), List.of(), docker, linux, root);
  }
}
