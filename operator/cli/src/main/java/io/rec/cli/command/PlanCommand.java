package io.rec.cli.command;

import io.rec.cli.ExitCode;
import io.rec.cli.Surroundings;
import io.rec.cli.plan.DeskFile;
import io.rec.cli.plan.Impact;
import io.rec.cli.plan.PlanReport;
import io.rec.cli.plan.PlanWords;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What a file would do, before it does it. */
@Command(
    name = "plan",
    description = {
      "Shows what applying a file would do: who restarts, in which order and why,",
      "what changes without a restart, and what is refused. The API server tries it",
      "out, the operator's own planner thinks it through, and nothing is written.",
      "Ends with 0 if the file could be applied, 14 if it would be refused."
    })
final class PlanCommand extends LookingCommand implements Callable<Integer> {
  private static final String USUAL_NAMESPACE = "trading";

  @Option(
      names = {"-f", "--file"},
      required = true,
      paramLabel = "FILE",
      description = "A file with one TradingSystem.")
  @SuppressWarnings("NullAway.Init") // picocli requires it
  Path file;

  @Option(
      names = {"-n", "--namespace"},
      description = "Where it belongs if the file does not say so (then default: trading).")
  @Nullable String namespace;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli makes it
  OutputOption output;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before call
  CommandSpec spec;

  PlanCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  public Integer call() {
    var read = DeskFile.read(file, namespace, USUAL_NAMESPACE);
    PlanReport report =
        lookOnly((reach, client) -> new Impact(client, surroundings.clock(), version()).of(read));
    output.print(
        surroundings.terminal().out(),
        report,
        out -> out.print(new PlanWords(output.wide()).of(report, file)));
    return report.verdict() == PlanReport.Verdict.REFUSED
        ? ExitCode.REFUSED.code()
        : ExitCode.OK.code();
  }

  /** Of the line {@code recio 3.0.0}. */
  private String version() {
    var told = spec.root().version()[0];
    return told.substring(told.lastIndexOf(' ') + 1);
  }
}
