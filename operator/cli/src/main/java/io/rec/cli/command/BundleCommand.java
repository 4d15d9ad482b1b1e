package io.rec.cli.command;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.rec.cli.ExitCode;
import io.rec.cli.Failure;
import io.rec.cli.Surroundings;
import io.rec.cli.bundle.Bundle;
import io.rec.cli.cluster.Reach;
import io.rec.cli.console.Step;
import io.rec.cli.desk.DeskState;
import io.rec.operator.api.TradingSystem;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Everything somebody needs who cannot see the cluster. */
@Command(
    name = "bundle",
    description = {
      "Writes a support archive: the system, events, pods, logs, ports, revisions, findings.",
      "Secrets are masked: what Secrets hold, wherever it stands, and what looks like a secret.",
      "Look into it before you send it: logs name markets, amounts and accounts."
    })
final class BundleCommand extends LookingCommand implements Callable<Integer> {
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to write it; without it recio-bundle-NAME-TIME.tar.gz here.")
  @Nullable Path file;

  @Option(
      names = "--tail",
      defaultValue = "5000",
      paramLabel = "LINES",
      description = "Lines of each log, the newest (default: ${DEFAULT-VALUE}).")
  int lines;

  @Option(names = "--dry-run", description = "List what would be read, and write nothing.")
  boolean dryRun;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli makes it
  DeskOption desk;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli makes it
  OutputOption output;

  BundleCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  public Integer call() {
    return look(this::make).code();
  }

  private ExitCode make(Reach reach, KubernetesClient client) {
    TradingSystem system = desk.find(client);
    var bundle = new Bundle(client, surroundings.clock().instant());
    PrintStream out = surroundings.terminal().out();
    if (dryRun) {
      List<String> intended = bundle.intended(system, lines);
      output.print(out, Map.of("files", intended), to -> intended.forEach(to::println));
      return ExitCode.OK;
    }
    Bundle.Written written = written(bundle, system);
    output.print(out, written, to -> tell(to, written));
    return ExitCode.OK;
  }

  private Bundle.Written written(Bundle bundle, TradingSystem system) {
    Path target = file == null ? Path.of(name(system)) : file;
    try (Step step = surroundings.steps().begin("Bundle of " + new DeskState(system).called())) {
      Bundle.Written written = bundle.write(system, lines, target, step);
      step.done(written.files() + " files");
      return written;
    } catch (FileAlreadyExistsException e) {
      throw new Failure(
          ExitCode.FAILED, target + " is there already.", "Name another file with --out.", e);
    } catch (IOException e) {
      throw new Failure(
          ExitCode.FAILED,
          "%s cannot be written: %s".formatted(target, e.getMessage()),
          "Name another file with --out.",
          e);
    }
  }

  private String name(TradingSystem system) {
    return "recio-bundle-%s-%s.tar.gz"
        .formatted(system.getMetadata().getName(), SECOND.format(surroundings.clock().instant()));
  }

  private static void tell(PrintStream out, Bundle.Written written) {
    out.printf("%s: %d files, %d KiB%n", written.file(), written.files(), written.bytes() / 1024);
    if (!written.missing().isEmpty()) {
      out.println("Could not be read:");
      written.missing().forEach(one -> out.println("  " + one));
    }
    out.printf("Next: look into it (tar tzf %s), then send it%n", written.file());
  }
}
