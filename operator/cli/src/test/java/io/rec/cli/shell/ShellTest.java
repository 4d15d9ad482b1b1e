package io.rec.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class ShellTest {
  private final Shell shell = new Shell(Map.of("GREETING", "hello"));

  @Test
  void separatesTheAnswerFromWhatIsSaidMeanwhile() throws InterruptedException {
    var heard = new CopyOnWriteArrayList<String>();

    Outcome outcome =
        shell.run(
            List.of("sh", "-c", "echo building >&2; echo $GREETING; exit 3"),
            Path.of("."),
            heard::add);

    assertThat(outcome.output()).containsExactly("hello");
    assertThat(heard).containsExactly("building");
    assertThat(outcome.code()).isEqualTo(3);
    assertThat(outcome.lastError()).isEqualTo("building");
  }

  @Test
  void keepsTheEndOfALongOutput() throws InterruptedException {
    Outcome outcome =
        shell.run(
            List.of("sh", "-c", "i=0; while [ $i -lt 500 ]; do echo $i >&2; i=$((i+1)); done"),
            Path.of("."),
            line -> {});

    assertThat(outcome.errors()).hasSize(30).last().isEqualTo("499");
  }
}
