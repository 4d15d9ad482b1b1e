package io.rec.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.cli.Surroundings;
import io.rec.cli.console.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The batch program is a jar that tells its words. */
class BacktestCommandTest {
  @TempDir Path root;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private ToldProgram program;

  @BeforeEach
  void checkout() throws IOException {
    program = ToldProgram.backtest(root);
  }

  @Test
  void passesEveryWordOnToTheBatchProgram() throws IOException {
    assertThat(run("--prices", "my prices.csv", "--seed", "7", "--measure")).isZero();

    assertThat(program.words())
        .containsExactly("--prices", "my prices.csv", "--seed", "7", "--measure");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void endsAsTheBatchProgramEnds(int code) {
    assertThat(run(ToldProgram.END_WITH, String.valueOf(code))).isEqualTo(code);
  }

  @Test
  void tellsTheOptionsWithoutStartingAnything() throws IOException {
    assertThat(run("--help")).isZero();

    assertThat(out.toString(StandardCharsets.UTF_8)).contains("--prices FILE", "--measure");
    assertThat(program.words()).isEmpty();
  }

  private int run(String... arguments) {
    var words = new String[arguments.length + 1];
    words[0] = "backtest";
    System.arraycopy(arguments, 0, words, 1, arguments.length);
    var environment =
        Map.of(
            "RECIO_ROOT", root.toString(),
            "RECIO_STATE", root.resolve("state").toString(),
            "HOME", root.toString());
    var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    return Root.commandLine(
            new Surroundings(
                Terminal.of(stream, stream, environment), environment, Clock.systemUTC()))
        .execute(words);
  }
}
