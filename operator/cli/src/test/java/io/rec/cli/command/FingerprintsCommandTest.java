package io.rec.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.cli.ExitCode;
import io.rec.cli.Surroundings;
import io.rec.cli.console.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Up to the place where a cluster is needed; the batch program is a jar that tells its words. */
class FingerprintsCommandTest {
  @TempDir Path root;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private ToldProgram program;

  @BeforeEach
  void checkout() throws IOException {
    program = ToldProgram.in(root);
  }

  @ParameterizedTest
  @ValueSource(strings = {"generate", "report"})
  void passesEveryWordOnToTheBatchProgram(String verb) throws IOException {
    assertThat(run(verb, "--symbol", "BTC", "--closes", "my closes.csv", "--out", "x")).isZero();

    assertThat(program.words())
        .containsExactly(verb, "--symbol", "BTC", "--closes", "my closes.csv", "--out", "x");
  }

  @ParameterizedTest
  @CsvSource({"generate, 1", "generate, 2", "report, 1", "report, 2"})
  void endsAsTheBatchProgramEnds(String verb, int code) {
    assertThat(run(verb, ToldProgram.END_WITH, String.valueOf(code))).isEqualTo(code);
  }

  @Test
  void importsNothingThatTheBatchProgramRefuses() throws IOException {
    assertThat(run("import", "BTC", ToldProgram.REFUSED, "--as", "t1")).isEqualTo(2);

    assertThat(program.words())
        .startsWith("pack", "--symbol", "BTC", "--version", "t1", "--tables", ToldProgram.REFUSED);
    assertThat(told(err)).isEmpty();
  }

  @Test
  void asksForTheClusterOnlyWithACheckedSetAndLeavesNoFileBehind() throws IOException {
    var kubeconfig =
        Files.writeString(root.resolve("kubeconfig"), "apiVersion: v1\nkind: Config\n");

    var code =
        run(
            Map.of("KUBECONFIG", kubeconfig.toString()),
            "--context",
            "nowhere",
            "fingerprints",
            "import",
            "BTC",
            "set.csv",
            "--as",
            "t1",
            "--activate");

    assertThat(code).isEqualTo(ExitCode.UNREACHABLE.code());
    assertThat(told(err)).contains("nowhere").contains("Next: ");
    assertThat(program.words()).startsWith("pack").contains("--tables", "set.csv");
    assertThat(Path.of(program.words().getLast())).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"list btc", "activate btc t1", "list ../secrets"})
  void refusesWhatIsNoSymbolBeforeItAsksAnybody(String line) {
    assertThat(run(line.split(" "))).isEqualTo(ExitCode.USAGE.code());
    assertThat(told(err)).contains("is no symbol").contains("Write it like BTC.");
  }

  @Test
  void demandsAVersion() throws IOException {
    assertThat(run("import", "BTC", "set.csv")).isEqualTo(ExitCode.USAGE.code());
    assertThat(told(err)).contains("--as");
    assertThat(program.words()).isEmpty();
  }

  private int run(String... arguments) {
    var words = new String[arguments.length + 1];
    words[0] = "fingerprints";
    System.arraycopy(arguments, 0, words, 1, arguments.length);
    return run(Map.of("KUBECONFIG", root.resolve("none").toString()), words);
  }

  private int run(Map<String, String> more, String... arguments) {
    var environment = new HashMap<>(more);
    environment.put("RECIO_ROOT", root.toString());
    environment.put("RECIO_STATE", root.resolve("state").toString());
    environment.put("HOME", root.toString());
    var terminal =
        Terminal.of(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            environment);
    return Root.commandLine(new Surroundings(terminal, environment, Clock.systemUTC()))
        .execute(arguments);
  }

  private static String told(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }
}
