package io.rec.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SituationTest {
  private static final Path HOME = Path.of("/home/trader");

  @Test
  void prefersTheOptionToTheVariable() {
    var situation = observe(Optional.of("option"), Map.of("RECIO_CONTEXT", "variable"));

    assertThat(situation.context()).contains("option");
  }

  @Test
  void takesTheVariableWithoutAnOption() {
    var situation = observe(Optional.empty(), Map.of("RECIO_CONTEXT", "variable"));

    assertThat(situation.context()).contains("variable");
  }

  @Test
  void takesAnEmptyVariableForNone() {
    var situation = observe(Optional.empty(), Map.of("RECIO_CONTEXT", ""));

    assertThat(situation.context()).isEmpty();
  }

  @Test
  void looksWhereKubectlLooks() {
    var situation = observe(Optional.of("c"), Map.of("KUBECONFIG", "/a:/b"));

    assertThat(situation.kubeconfigs()).containsExactly(Path.of("/a"), Path.of("/b"));
  }

  @Test
  void looksInTheHomeDirectoryWithoutKubeconfigVariable() {
    var situation = observe(Optional.of("c"), Map.of());

    assertThat(situation.kubeconfigs()).containsExactly(HOME.resolve(".kube/config"));
  }

  private static Situation observe(Optional<String> option, Map<String, String> environment) {
    return Situation.observe(option, environment, HOME);
  }
}
