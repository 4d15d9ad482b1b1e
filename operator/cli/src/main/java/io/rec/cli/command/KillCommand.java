package io.rec.cli.command;

import io.rec.cli.ExitCode;
import io.rec.cli.Surroundings;
import io.rec.cli.kill.KillSwitch;
import io.rec.cli.kill.Level;
import io.rec.cli.peer.RunningService;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Stops trading now. Asks no question: whoever types this has no time for one. */
@Command(
    name = "kill",
    description = {
      "Stops trading at once; without a level it shows what is stopped.",
      "pause: buys nothing. cancel: also cancels resting orders. flatten: also closes positions.",
      "resume: lets entries go on. What spec.killSwitch says holds beside it; the stricter wins."
    })
final class KillCommand extends LookingCommand implements Callable<Integer> {
  @Parameters(arity = "0..1", paramLabel = "LEVEL", description = "${COMPLETION-CANDIDATES}")
  @Nullable Level level;

  @Option(
      names = "--reason",
      defaultValue = "",
      description = "Stands in the audit trail and on every screen.")
  String reason = "";

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli makes it
  NamespaceOption namespace;

  KillCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  public Integer call() throws InterruptedException {
    String told =
        look(
            (reach, client) -> {
              var executor = new RunningService(client, namespace.name, KillSwitch.SERVICE);
              var kill = new KillSwitch(executor);
              return level == null ? kill.look() : kill.set(level, reason, person());
            });
    surroundings.terminal().out().println(told);
    return ExitCode.OK.code();
  }

  /** A claim, as any name at a command line; the cluster's own log knows who forwarded the port. */
  private static String person() {
    return System.getProperty("user.name", "somebody") + " (recio kill)";
  }
}
