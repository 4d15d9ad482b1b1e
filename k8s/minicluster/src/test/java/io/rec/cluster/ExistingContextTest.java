package io.rec.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExistingContextTest {
  @TempDir Path directory;

  @Test
  void findsTheFileThatHoldsTheContext() throws IOException {
    var first = kubeconfig("first", "blue");
    var second = kubeconfig("second", "green");

    var cluster = new ExistingContext(List.of(first, second), "green").up(Progress.silent());

    assertThat(cluster.kubeconfig()).isEqualTo(second);
  }

  @Test
  void namesTheKnownContextsWhenTheOneIsMissing() throws IOException {
    var existing = new ExistingContext(List.of(kubeconfig("first", "blue")), "green");

    assertThatThrownBy(() -> existing.up(Progress.silent()))
        .hasMessageContainingAll("green", "known are: [blue]");
  }

  @Test
  void findsNothingWithoutAKubeconfig() {
    var existing = new ExistingContext(List.of(directory.resolve("absent")), "green");

    assertThat(existing.find()).isEmpty();
  }

  @Test
  void neverRemovesWhatItDidNotMake() throws IOException {
    var existing = new ExistingContext(List.of(kubeconfig("first", "blue")), "blue");

    assertThat(existing.down(Progress.silent())).isFalse();
  }

  @Test
  void saysHowImagesReachAClusterOfTheUsers() {
    var existing = new ExistingContext(List.of(), "blue");

    assertThatThrownBy(() -> existing.load(List.of(), Progress.silent()))
        .hasMessageContaining("registry");
  }

  private Path kubeconfig(String file, String context) throws IOException {
    return Files.writeString(
        directory.resolve(file), "contexts:\n- name: %s\n  context: {}\n".formatted(context));
  }
}
