package io.rec.cli.command;

import io.rec.cli.ExitCode;
import io.rec.cli.Failure;
import io.rec.cli.Surroundings;
import io.rec.cli.fingerprints.Answers;
import io.rec.cli.peer.Question;
import io.rec.cli.peer.RunningService;
import io.rec.cli.program.ServiceProgram;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The tables that probabilities come from. */
@Command(
    name = "fingerprints",
    description = "Makes, checks, imports and activates the tables that probabilities come from.",
    subcommands = {GenerateFingerprints.class, ReportFingerprints.class})
final class FingerprintsCommand extends LookingCommand {
  private static final String COORDINATOR = "unified-production-coordinator";

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli makes it
  NamespaceOption namespace;

  FingerprintsCommand(Surroundings surroundings) {
    super(surroundings);
  }

  /** Something asked of the running desk. */
  @FunctionalInterface
  private interface Errand {
    String run(RunningService coordinator) throws InterruptedException;
  }

  @Command(name = "list", description = "Lists the stored sets of a symbol, newest first.")
  int list(@Parameters(paramLabel = "SYMBOL") String symbol) throws InterruptedException {
    var path = path(symbol);
    return tell(coordinator -> Answers.sets(coordinator.get(path)));
  }

  @Command(
      name = "import",
      description = "Checks a set file, or a folder of v2's files, and stores it in the desk.")
  int take(
      @Parameters(paramLabel = "SYMBOL") String symbol,
      @Parameters(paramLabel = "FILE") Path file,
      @Option(names = "--as", required = true, description = "The version to store it as.")
          String version,
      @Option(names = "--activate", description = "Use it from now on.") boolean activate,
      @Option(names = "--force", description = "Even if it is far from the active set.")
          boolean force)
      throws InterruptedException, IOException {
    var packed = Files.createTempFile("recio-fingerprints", ".csv.gz");
    try {
      var code =
          ServiceProgram.fingerprints(surroundings)
              .run(
                  List.of(
                      "pack",
                      "--symbol",
                      symbol,
                      "--version",
                      version,
                      "--tables",
                      file.toString(),
                      "--out",
                      packed.toString()));
      if (code != 0) {
        return code == ExitCode.USAGE.code() ? ExitCode.USAGE.code() : ExitCode.FAILED.code();
      }
      var path =
          "%s?version=%s&source=%s&activate=%s&force=%s"
              .formatted(
                  path(symbol),
                  encoded(version),
                  encoded(String.valueOf(file.getFileName())),
                  activate,
                  force);
      var body = BodyPublishers.ofByteArray(Files.readAllBytes(packed));
      return tell(
          coordinator -> Answers.outcome(coordinator.accepted(Question.upload(path, body))) + "\n");
    } finally {
      Files.deleteIfExists(packed);
    }
  }

  @Command(
      name = "activate",
      description = "Uses a stored set from now on; without --pin lifts a pin.")
  int activate(
      @Parameters(paramLabel = "SYMBOL") String symbol,
      @Parameters(paramLabel = "VERSION") String version,
      @Option(names = "--pin", description = "No import replaces it until a person does.")
          boolean pin)
      throws InterruptedException {
    var path = "%s/%s/activate?pin=%s".formatted(path(symbol), encoded(version), pin);
    return tell(
        coordinator ->
            Answers.outcome(coordinator.accepted(Question.upload(path, BodyPublishers.noBody())))
                + "\n");
  }

  private int tell(Errand errand) throws InterruptedException {
    String answer =
        look(
            (reach, client) -> errand.run(new RunningService(client, namespace.name, COORDINATOR)));
    surroundings.terminal().out().print(answer);
    return ExitCode.OK.code();
  }

  private static String path(String symbol) {
    if (!symbol.matches("[A-Z][A-Z0-9]{1,9}")) {
      throw new Failure(
          ExitCode.USAGE, "'%s' is no symbol.".formatted(symbol), "Write it like BTC.");
    }
    return "/api/fingerprints/" + symbol;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
