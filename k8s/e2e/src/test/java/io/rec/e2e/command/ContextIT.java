package io.rec.e2e.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.e2e.desk.Answer;
import io.rec.e2e.desk.Desk;
import io.rec.e2e.desk.OnDesk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The desk's cluster in the hands of somebody who knows it only as a context of a kubeconfig. */
@OnDesk
@DisplayName("recio up --context")
final class ContextIT {
  @TempDir Path state;

  @Test
  @DisplayName("succeeds on a cluster whose nodes have the images, and restarts nothing")
  void findsTheImagesOnTheNodes(Desk desk) {
    var before = desk.footprint();

    var up =
        desk.recio()
            .command("--context", context(desk), "up")
            .with("RECIO_STATE", state.toString())
            .with("KUBECONFIG", desk.kubeconfig().toString())
            .run()
            .succeeded();

    assertThat(up.said()).contains("Images on the nodes").doesNotContain("Load images");
    assertThat(desk.footprint()).isEqualTo(before);
  }

  @Test
  @DisplayName("--registry without --context is refused as a wrong command line")
  void registryNeedsAContext(Desk desk) {
    var refused = desk.recio().run("up", "--registry", "registry.example.com/desk");

    assertThat(refused.exit()).as(refused.said()).isEqualTo(2);
    assertThat(refused.err()).contains("--context");
  }

  /** Its own address is all that this up made; a down would take the desk of all tests along. */
  @AfterEach
  void closeTheAddress() throws IOException {
    var folder = state.resolve("up");
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (var files = Files.list(folder)) {
      for (var file : files.filter(one -> one.toString().endsWith(".json")).toList()) {
        var pid = new Answer(0, Files.readString(file)).json().at("/forward/pid").asLong();
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
      }
    }
  }

  private static String context(Desk desk) {
    return desk.kubectl("config", "current-context").run().succeeded().out().strip();
  }
}
