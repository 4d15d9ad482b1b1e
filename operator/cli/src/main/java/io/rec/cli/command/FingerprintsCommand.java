package io.rec.cli.command;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.rec.cli.ExitCode;
import io.rec.cli.Failure;
import io.rec.cli.Surroundings;
import io.rec.cli.desk.DeskState;
import io.rec.cli.fingerprints.StoredSets;
import io.rec.cli.fingerprints.Upload;
import io.rec.cli.peer.RunningService;
import io.rec.cli.program.ServiceProgram;
import io.rec.operator.api.TradingSystem;
import java.io.IOException;
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
  private static final String TRY = "Check it, tell what would be done, and do nothing.";

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli makes it
  DeskOption desk;

  FingerprintsCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Command(name = "list", description = "Lists the stored sets of a symbol, newest first.")
  int list(@Parameters(paramLabel = "SYMBOL") String symbol, @Mixin MeantDesk meant)
      throws InterruptedException {
    check(symbol);
    meant.over(desk);
    String table = look((reach, client) -> sets(client).list(symbol));
    surroundings.terminal().out().print(table);
    return ExitCode.OK.code();
  }

  @Command(
      name = "import",
      description = {
        "Checks a set file, or a folder of v2's files, and stores it in the desk.",
        "A live desk asks first."
      })
  int take(
      @Parameters(paramLabel = "SYMBOL") String symbol,
      @Parameters(paramLabel = "FILE") Path file,
      @Option(names = "--as", required = true, description = "The version to store it as.")
          String version,
      @Option(names = "--activate", description = "Use it from now on.") boolean activate,
      @Option(names = "--force", description = "Even if it is far from the active set.")
          boolean force,
      @Option(names = "--dry-run", description = TRY) boolean dryRun,
      @Mixin MeantDesk meant,
      @Mixin Consent consent)
      throws InterruptedException, IOException {
    check(symbol);
    meant.over(desk);
    var packed = Files.createTempFile("recio-fingerprints", ".csv.gz");
    try {
      var code = pack(symbol, version, file, packed);
      if (code != 0) {
        return code == ExitCode.USAGE.code() ? ExitCode.USAGE.code() : ExitCode.FAILED.code();
      }
      var upload =
          new Upload(symbol, version, String.valueOf(file.getFileName()), activate, force, packed);
      return change(
          new Errand(
              "store fingerprints %s %s%s"
                  .formatted(symbol, version, activate ? " and use them from now on" : ""),
              sets -> sets.wouldStore(upload),
              sets -> sets.store(upload)),
          dryRun,
          consent);
    } finally {
      Files.deleteIfExists(packed);
    }
  }

  @Command(
      name = "activate",
      description = {
        "Uses a stored set from now on; without --pin lifts a pin.",
        "A live desk asks first."
      })
  int activate(
      @Parameters(paramLabel = "SYMBOL") String symbol,
      @Parameters(paramLabel = "VERSION") String version,
      @Option(names = "--pin", description = "No import replaces it until a person does.")
          boolean pin,
      @Option(names = "--dry-run", description = TRY) boolean dryRun,
      @Mixin MeantDesk meant,
      @Mixin Consent consent)
      throws InterruptedException {
    check(symbol);
    meant.over(desk);
    return change(
        new Errand(
            "use fingerprints %s %s from now on".formatted(symbol, version),
            sets -> sets.wouldActivate(symbol, version, pin),
            sets -> sets.activate(symbol, version, pin)),
        dryRun,
        consent);
  }

  /** Something asked of the stored sets. */
  @FunctionalInterface
  private interface Asked {
    String of(StoredSets sets) throws InterruptedException;
  }

  /**
   * A change of the tables that trades are decided by.
   *
   * @param title what a person is asked about
   * @param trial what would be done, or a failure
   */
  private record Errand(String title, Asked trial, Asked run) {}

  private int change(Errand errand, boolean dryRun, Consent consent) throws InterruptedException {
    String told = look((reach, client) -> carryOut(client, errand, dryRun, consent));
    surroundings.terminal().out().println(told);
    return ExitCode.OK.code();
  }

  private String carryOut(KubernetesClient client, Errand errand, boolean dryRun, Consent consent)
      throws InterruptedException {
    TradingSystem there = desk.find(client);
    var called = new DeskState(there).called();
    var mode = there.getSpec().mode();
    if (dryRun) {
      return "Would %s in %s (mode %s); nothing was sent."
          .formatted(errand.trial().of(sets(client)), called, mode);
    }
    consent.require(
        Consent.usual(there),
        desk,
        there,
        "%s: %s (mode %s).".formatted(called, errand.title(), mode),
        List.of(),
        surroundings.terminal());
    return errand.run().of(sets(client));
  }

  private int pack(String symbol, String version, Path file, Path packed)
      throws InterruptedException {
    return ServiceProgram.fingerprints(surroundings)
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
  }

  private StoredSets sets(KubernetesClient client) {
    return new StoredSets(new RunningService(client, desk.namespace, StoredSets.SERVICE));
  }

  private static void check(String symbol) {
    if (!symbol.matches("[A-Z][A-Z0-9]{1,9}")) {
      throw new Failure(
          ExitCode.USAGE, "'%s' is no symbol.".formatted(symbol), "Write it like BTC.");
    }
  }
}
