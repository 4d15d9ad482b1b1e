package io.rec.cli.command;

import io.rec.cli.Surroundings;
import java.io.PrintWriter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code recio} without a command shows its usage. */
@Command(
    name = "recio",
    mixinStandardHelpOptions = true,
    version = "recio 3.0.0",
    description = "Brings REC.IO up on Kubernetes, shows how it is, and takes it down again.",
    subcommands = {
      UpCommand.class,
      DownCommand.class,
      StatusCommand.class,
      PlanCommand.class,
      LogsCommand.class,
      DoctorCommand.class,
      SelftestCommand.class,
      TestCommand.class,
      SimCommand.class,
      FingerprintsCommand.class,
      TradesCommand.class,
      HistoryCommand.class,
      TicketCommand.class,
      KillCommand.class,
      ModeCommand.class,
      RestartCommand.class,
      RotateCommand.class,
      RollbackCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      SuspendCommand.class,
      ResumeCommand.class,
      GraphCommand.class,
      PortsCommand.class,
      TopCommand.class,
      BundleCommand.class,
      BacktestCommand.class,
      CompletionCommand.class,
      HelpCommand.class
    },
    footer = {"", "Exit codes: recio help exit-codes"})
public final class Root {
  @Option(
      names = {"-v", "--verbose"},
      scope = ScopeType.INHERIT,
      description = "Show stack traces and what is called.")
  boolean verbose;

  @Option(
      names = "--context",
      scope = ScopeType.INHERIT,
      paramLabel = "NAME",
      description = "A cluster of your kubeconfig; without it a local one of recio's own.")
  @Nullable String context;

  private Root() {}

  Optional<String> context() {
    return Optional.ofNullable(context);
  }

  /** The whole command tree, wired. */
  public static CommandLine commandLine(Surroundings surroundings) {
    var root = new Root();
    var line = new CommandLine(root, new CommandFactory(surroundings));
    line.setExecutionExceptionHandler(new FailurePrinter(surroundings.terminal(), root));
    line.setParameterExceptionHandler(new UsagePrinter(surroundings.terminal()));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setOut(new PrintWriter(surroundings.terminal().out(), true));
    line.setErr(new PrintWriter(surroundings.terminal().err(), true));
    return line;
  }
}
