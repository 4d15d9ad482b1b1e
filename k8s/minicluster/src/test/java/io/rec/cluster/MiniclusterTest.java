package io.rec.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MiniclusterTest {
  private static final String RUNNING =
      """
      echo '{"state":"running","context":"minicluster-a","kubeconfig":"/s/kubeconfig","auditLog":"/s/audit.log"}'
      """
          .strip();

  @TempDir Path directory;

  @Test
  void givesTheClusterThatTheLauncherReports() throws IOException {
    var launcher = FakeProgram.answering(directory, "up*) %s ;;".formatted(RUNNING));

    var cluster = minicluster(launcher).up(Progress.silent());

    assertThat(cluster.kubeconfig()).isEqualTo(Path.of("/s/kubeconfig"));
    assertThat(cluster.auditLog()).contains(Path.of("/s/audit.log"));
    assertThat(launcher.called()).containsExactly("up --name a -o json");
  }

  @Test
  void passesTheLaunchersProgressOn() throws IOException {
    var launcher =
        FakeProgram.answering(directory, "up*) echo building kube >&2; %s ;;".formatted(RUNNING));
    var heard = new ArrayList<String>();

    minicluster(launcher).up(heard::add);

    assertThat(heard).containsExactly("building kube");
  }

  @Test
  void failsWithTheLaunchersOwnSentence() throws IOException {
    var launcher =
        FakeProgram.answering(
            directory, "up*) echo 'minicluster: The disk is full.' >&2; exit 1 ;;");

    assertThatThrownBy(() -> minicluster(launcher).up(Progress.silent()))
        .isInstanceOf(ClusterException.class)
        .hasMessage("minicluster: The disk is full.");
  }

  @Test
  void findsNoClusterThatIsStopped() throws IOException {
    var launcher =
        FakeProgram.answering(
            directory, "status*) %s ;;".formatted(RUNNING.replace("running", "stopped")));

    assertThat(minicluster(launcher).find()).isEmpty();
  }

  @Test
  void loadsAllArchivesInOneCall() throws IOException {
    var launcher = FakeProgram.answering(directory, "load*) ;;");

    minicluster(launcher).load(List.of(Path.of("a.tar"), Path.of("b.tar")), Progress.silent());

    assertThat(launcher.called()).containsExactly("load --name a a.tar b.tar");
  }

  @Test
  void saysWhenThereWasNothingToRemove() throws IOException {
    var launcher = FakeProgram.answering(directory, "status*) exit 1 ;;");

    assertThat(minicluster(launcher).down(Progress.silent())).isFalse();
  }

  private static Minicluster minicluster(FakeProgram launcher) {
    return new Minicluster(launcher.path(), "a");
  }
}
