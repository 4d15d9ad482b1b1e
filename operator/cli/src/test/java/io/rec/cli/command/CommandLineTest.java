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
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {
  private static final Path ROOT = Path.of(System.getProperty("recio.root"));

  @TempDir Path state;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void suggestsTheCommandThatWasMeant() {
    assertThat(run("statsu")).isEqualTo(2);
    assertThat(told(err)).contains("statsu").contains("Did you mean").contains("status");
  }

  @Test
  void asksForACommand() {
    assertThat(run()).isEqualTo(2);
    assertThat(told(err)).contains("Usage: recio");
  }

  @Test
  void listsEveryWayToEnd() {
    assertThat(run("help", "exit-codes")).isZero();
    assertThat(told(out))
        .contains(Arrays.stream(ExitCode.values()).map(ExitCode::meaning).toList());
  }

  @Test
  void theReadmeHasTheSameTableOfExitCodes() throws IOException {
    String readme = Files.readString(ROOT.resolve("operator/cli/README.md"));

    assertThat(readme).contains(HelpCommand.exitCodes());
  }

  @Test
  void theReadmesNameEveryCommand() throws IOException {
    String root = Files.readString(ROOT.resolve("README.md"));
    String own = Files.readString(ROOT.resolve("operator/cli/README.md"));

    for (String command : Root.commandLine(surroundings(Map.of())).getSubcommands().keySet()) {
      assertThat(root).contains("./recio " + command);
      assertThat(own).contains("./recio " + command);
    }
  }

  @Test
  void aHistoryIsPrintedInOneForm() {
    assertThat(run("history", "--csv", "-o", "json")).isEqualTo(2);
    assertThat(told(err)).contains("--csv and -o are two forms");
  }

  @Test
  void completesEveryCommandInBash() throws IOException, InterruptedException {
    assertThat(run("completion")).isZero();
    Path script = Files.writeString(state.resolve("completion.bash"), told(out));

    var bash =
        new ProcessBuilder(
                "bash",
                "-c",
                "source '%s'; COMP_WORDS=(recio re); COMP_CWORD=1; COMP_LINE='recio re'; COMP_POINT=8; _complete_recio; printf '%%s\\n' \"${COMPREPLY[@]}\""
                    .formatted(script))
            .start();
    String answer = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(bash.waitFor()).as(answer).isZero();
    assertThat(answer.lines()).contains("restart", "resume");
  }

  @Test
  void refusesATicketThatCannotBeBeforeItLooksForACluster() {
    assertThat(
            run(
                "ticket",
                "--market",
                "KXBTCD-26JAN0408-T1.00",
                "--side",
                "yes",
                "--quantity",
                "1",
                "--max-price",
                "100"))
        .isEqualTo(ExitCode.USAGE.code());
    assertThat(told(err)).contains("1 to 99 cents");
  }

  @Test
  void everyExitCodeIsUnique() {
    assertThat(Arrays.stream(ExitCode.values()).map(ExitCode::code)).doesNotHaveDuplicates();
  }

  @Test
  void everyCommandHasADescription() {
    assertThat(Root.commandLine(surroundings(Map.of())).getSubcommands())
        .isNotEmpty()
        .allSatisfy(
            (name, command) ->
                assertThat(command.getCommandSpec().usageMessage().description())
                    .as(name)
                    .isNotEmpty());
  }

  @Test
  void anUnknownContextIsOneSentenceAndCodeFour() throws IOException {
    Path kubeconfig = kubeconfig("contexts: [{name: prod, context: {cluster: c, user: u}}]");

    int code = run(Map.of("KUBECONFIG", kubeconfig.toString()), "--context", "nowhere", "status");

    assertThat(code).isEqualTo(ExitCode.UNREACHABLE.code());
    assertThat(told(err)).startsWith("recio: ").contains("nowhere", "prod").contains("Next: ");
    assertThat(told(err)).doesNotContain("\tat ");
  }

  @Test
  void aBrokenKubeconfigIsOneSentenceAndCodeFour() throws IOException {
    Path kubeconfig = kubeconfig("contexts: [{");

    int code = run(Map.of("KUBECONFIG", kubeconfig.toString()), "--context", "prod", "status");

    assertThat(code).isEqualTo(ExitCode.UNREACHABLE.code());
    assertThat(told(err)).contains(kubeconfig.toString()).doesNotContain("\tat ");
  }

  @Test
  void aClusterThatDoesNotAnswerIsOneSentenceAndCodeFour() throws IOException {
    Path kubeconfig =
        kubeconfig(
            """
            clusters: [{name: c, cluster: {server: "http://127.0.0.1:1"}}]
            users: [{name: u, user: {}}]
            contexts: [{name: prod, context: {cluster: c, user: u}}]
            current-context: prod
            """);

    int code = run(Map.of("KUBECONFIG", kubeconfig.toString()), "--context", "prod", "status");

    assertThat(code).isEqualTo(ExitCode.UNREACHABLE.code());
    assertThat(told(err)).contains("does not answer").contains("Next: ");
  }

  @Test
  void refusesAStoreyThatDoesNotExist() {
    assertThat(run("test", "attic")).isEqualTo(2);
    assertThat(told(err)).contains("attic").contains("minicluster");
  }

  private Path kubeconfig(String content) throws IOException {
    return Files.writeString(
        state.resolve("kubeconfig"), "apiVersion: v1\nkind: Config\n" + content);
  }

  private int run(String... arguments) {
    return run(Map.of(), arguments);
  }

  private int run(Map<String, String> more, String... arguments) {
    return Root.commandLine(surroundings(more)).execute(arguments);
  }

  private Surroundings surroundings(Map<String, String> more) {
    var environment = new HashMap<String, String>(more);
    environment.put("RECIO_ROOT", ROOT.toString());
    environment.put("RECIO_STATE", state.toString());
    environment.put("HOME", state.toString());
    var terminal =
        Terminal.of(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            environment);
    return new Surroundings(terminal, environment, Clock.systemUTC());
  }

  private static String told(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }
}
