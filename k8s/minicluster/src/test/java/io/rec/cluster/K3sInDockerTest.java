package io.rec.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class K3sInDockerTest {
  private static final String ANSWERS =
      """
      *k3s.yaml*) echo 'server: https://127.0.0.1:6443' ;;
      port*) echo 127.0.0.1:49153 ;;
      """;
  private static final String ABSENT = "container*) exit 1 ;;\n" + ANSWERS;
  private static final String RUNNING = "container*) echo running ;;\n" + ANSWERS;

  @TempDir Path directory;

  @Test
  void createsTheContainerOnce() throws IOException {
    var absent = FakeProgram.answering(directory, ABSENT);

    k3s(absent).up(Progress.silent());

    assertThat(absent.called()).anyMatch(call -> call.startsWith("run --detach"));
  }

  @Test
  void leavesARunningContainerAlone() throws IOException {
    var running = FakeProgram.answering(directory, RUNNING);

    k3s(running).up(Progress.silent());

    assertThat(running.called()).noneMatch(call -> call.matches("(run|start|rm) .*"));
  }

  @Test
  void startsAStoppedContainerAgain() throws IOException {
    var stopped = FakeProgram.answering(directory, "container*) echo exited ;;\n" + ANSWERS);

    k3s(stopped).up(Progress.silent());

    assertThat(stopped.called()).contains("start recio-k3s-a");
  }

  @Test
  void pointsTheKubeconfigAtThePublishedPort() throws IOException {
    var cluster = k3s(FakeProgram.answering(directory, RUNNING)).up(Progress.silent());

    assertThat(Files.readString(cluster.kubeconfig()).strip())
        .isEqualTo("server: https://127.0.0.1:49153");
  }

  @Test
  void readsImageArchivesFromStandardInput() throws IOException {
    var archive = Files.writeString(directory.resolve("image.tar"), "layers");
    var received = directory.resolve("received");
    var running = FakeProgram.answering(directory, "exec*) cat > '%s' ;;".formatted(received));

    k3s(running).load(List.of(archive), Progress.silent());

    assertThat(received).hasContent("layers");
  }

  @Test
  void removesTheContainerWithItsVolumes() throws IOException {
    var running = FakeProgram.answering(directory, RUNNING);

    assertThat(k3s(running).down(Progress.silent())).isTrue();
    assertThat(running.called()).contains("rm --force --volumes recio-k3s-a");
  }

  private K3sInDocker k3s(FakeProgram docker) {
    return new K3sInDocker(docker.path().toString(), directory, "a");
  }
}
