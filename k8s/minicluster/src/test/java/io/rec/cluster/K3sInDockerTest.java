package io.rec.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

  @TempDir Path directory;

  @Test
  void createsTheContainerOnce() throws IOException {
    var absent = FakeProgram.answering(directory, ABSENT);

    k3s(absent).up(Progress.silent());

    assertThat(absent.called())
        .anyMatch(call -> call.startsWith("create --privileged") && call.contains(label()))
        .anyMatch(call -> call.matches("cp policy.yaml recio-k3s-a-\\w+:/audit-policy.yaml"))
        .anyMatch(call -> call.matches("start recio-k3s-a-\\w+"));
  }

  @Test
  void anotherStateDirectoryIsAnotherContainer() throws IOException {
    var absent = FakeProgram.answering(directory, ABSENT);
    Path elsewhere = directory.resolve("elsewhere");

    k3s(absent).up(Progress.silent());
    new K3sInDocker(absent.path().toString(), Path.of("policy.yaml"), elsewhere, "a")
        .up(Progress.silent());

    assertThat(absent.called())
        .filteredOn(call -> call.startsWith("start"))
        .hasSize(2)
        .doesNotHaveDuplicates();
  }

  @Test
  void leavesARunningContainerAlone() throws IOException {
    var running = FakeProgram.answering(directory, ours("running"));

    k3s(running).up(Progress.silent());

    assertThat(running.called()).noneMatch(call -> call.matches("(create|start|rm) .*"));
  }

  @Test
  void startsAStoppedContainerAgain() throws IOException {
    var stopped = FakeProgram.answering(directory, ours("exited"));

    k3s(stopped).up(Progress.silent());

    assertThat(stopped.called())
        .anyMatch(call -> call.startsWith("start recio-k3s-a-"))
        .noneMatch(call -> call.startsWith("create"));
  }

  @Test
  void pointsTheKubeconfigAtThePublishedPort() throws IOException {
    var cluster = k3s(FakeProgram.answering(directory, ours("running"))).up(Progress.silent());

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
    var running = FakeProgram.answering(directory, ours("running"));

    assertThat(k3s(running).down(Progress.silent())).isTrue();
    assertThat(running.called()).anyMatch(call -> call.startsWith("rm --force --volumes"));
  }

  @Test
  void refusesAContainerThatAnotherStateDirectoryMade() throws IOException {
    var foreign = FakeProgram.answering(directory, foreign());

    assertThatThrownBy(() -> k3s(foreign).up(Progress.silent()))
        .isInstanceOf(ClusterException.class)
        .hasMessageContainingAll("recio-k3s-a-", "RECIO_STATE");
    assertThat(foreign.called()).noneMatch(call -> call.matches("(create|start|exec|rm) .*"));
  }

  @Test
  void neitherFindsNorRemovesAContainerThatAnotherStateDirectoryMade() throws IOException {
    var foreign = FakeProgram.answering(directory, foreign());
    Files.createDirectories(home());
    Files.createFile(home().resolve("kubeconfig"));

    assertThat(k3s(foreign).find()).isEmpty();
    assertThat(k3s(foreign).down(Progress.silent())).isFalse();
    assertThat(foreign.called()).noneMatch(call -> call.startsWith("rm"));
  }

  private String ours(String status) {
    return "container*) echo '%s %s' ;;\n".formatted(status, home()) + ANSWERS;
  }

  private static String foreign() {
    return "container*) echo 'running /home/somebody/k3s/a' ;;\n" + ANSWERS;
  }

  private String label() {
    return "--label rec.io/state=" + home();
  }

  private Path home() {
    return directory.resolve("k3s/a");
  }

  private K3sInDocker k3s(FakeProgram docker) {
    return new K3sInDocker(docker.path().toString(), Path.of("policy.yaml"), directory, "a");
  }
}
