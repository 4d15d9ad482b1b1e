package io.rec.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiServerInDockerTest {
  @TempDir Path directory;

  @Test
  void runsNothingThatWouldChangeWhatATestWrites() throws IOException {
    var docker = absent();

    start(docker);

    assertThat(docker.called())
        .anySatisfy(
            call ->
                assertThat(call)
                    .startsWith("create")
                    .contains("--disable-agent", "--disable-controller-manager", "audit-log-path"));
  }

  @Test
  void answersAtThePublishedPort() throws IOException {
    assertThat(start(absent()).kubeconfig()).hasContent("server: https://127.0.0.1:49153");
  }

  @Test
  void leavesNoFileBehind() throws IOException {
    var server = start(absent());

    server.close();

    assertThat(directory.resolve("api/schema")).doesNotExist();
  }

  @Test
  void thePolicyIsTheOneOfTheOtherWays() {
    Path launcher = Path.of(System.getProperty("recio.root"), "k8s/minicluster/minicluster");

    assertThat(Files.exists(AuditPolicy.beside(launcher))).isTrue();
  }

  private FakeProgram absent() throws IOException {
    return FakeProgram.answering(
        directory,
        """
        container*) exit 1 ;;
        *k3s.yaml*) echo 'server: https://127.0.0.1:6443' ;;
        port*) echo 127.0.0.1:49153 ;;
        """);
  }

  private ApiServerInDocker start(FakeProgram docker) {
    return ApiServerInDocker.start(
        docker.path().toString(),
        Path.of("policy.yaml"),
        directory.resolve("api"),
        "schema",
        Progress.silent());
  }
}
