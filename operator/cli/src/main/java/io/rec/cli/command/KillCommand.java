package io.rec.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.rec.cli.ExitCode;
import io.rec.cli.Failure;
import io.rec.cli.Surroundings;
import io.rec.cli.change.Nonces;
import io.rec.cli.cluster.Reach;
import io.rec.cli.desk.DeskState;
import io.rec.cli.kill.KillSwitch;
import io.rec.cli.kill.Level;
import io.rec.cli.peer.RunningService;
import io.rec.cli.verb.Execution;
import io.rec.cli.verb.KillRequest;
import io.rec.cli.waiting.Patience;
import io.rec.operator.api.TradingSystem;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Stops trading now. To stop asks no question: whoever types this has no time for one. */
@Command(
    name = "kill",
    description = {
      "Stops trading at once; without a level it shows what is stopped.",
      "pause: buys nothing. cancel: also cancels resting orders. flatten: also closes positions.",
      "resume: lets entries go on, wants a reason, asks first, and is refused while the books differ",
      "from the exchange's. What spec.killSwitch says holds beside it; the stricter wins. If the",
      "trade-executor does not answer, the operator is asked to stop.",
      "Ends with 0 when it is so, 13 if you did not confirm, 4, 9 or 11 if nobody could be reached."
    })
final class KillCommand extends LookingCommand implements Callable<Integer> {
  /** As a service ends that does not answer or is not there. */
  private static final Set<ExitCode> SILENT = Set.of(ExitCode.UNREACHABLE, ExitCode.NOT_FOUND);

  private static final Duration OPERATOR = Duration.ofSeconds(60);

  @Parameters(arity = "0..1", paramLabel = "LEVEL", description = "${COMPLETION-CANDIDATES}")
  @Nullable Level level;

  @Option(
      names = "--reason",
      defaultValue = "",
      description = "Stands in the audit trail and on every screen.")
  String reason = "";

  @Option(names = "--dry-run", description = "Tell what is and what would be stopped, do nothing.")
  boolean dryRun;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli makes it
  Consent consent;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli makes it
  DeskOption desk;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli makes it
  OutputOption output;

  KillCommand(Surroundings surroundings) {
    super(surroundings);
  }

  /** What was told, for people and for programs. */
  private record Told(String sentence, Object facts) {}

  @Override
  public Integer call() throws InterruptedException {
    Told told = look(this::carryOut);
    output.print(surroundings.terminal().out(), told.facts(), out -> out.println(told.sentence()));
    return ExitCode.OK.code();
  }

  private Told carryOut(Reach reach, KubernetesClient client) throws InterruptedException {
    var kill = new KillSwitch(new RunningService(client, desk.namespace, KillSwitch.SERVICE));
    if (level == null) {
      return told(kill.look());
    }
    if (dryRun) {
      String now = kill.look();
      return new Told(
          "%s%nWould be set to %s; nothing was done."
              .formatted(KillSwitch.sentence(now), level.word()),
          facts(now, level));
    }
    if (level == Level.RESUME) {
      if (reason.isBlank()) {
        throw new Failure(
            ExitCode.USAGE,
            "Nobody said why trading may go on.",
            "recio kill resume --reason \"why it is over\"");
      }
      release(client, kill);
      return told(kill.set(level, reason, by()));
    }
    try {
      return told(kill.set(level, reason, by()));
    } catch (Failure silent) {
      if (!SILENT.contains(silent.exitCode())) {
        throw silent;
      }
      return byOperator(client, level, silent.what());
    } catch (KubernetesClientException kept) {
      return byOperator(
          client, level, "The way to the trade-executor is shut: " + kept.getMessage());
    }
  }

  /** Letting go is the one thing here that may cost money. */
  private void release(KubernetesClient client, KillSwitch kill) throws InterruptedException {
    TradingSystem system = desk.find(client);
    var state = new DeskState(system);
    consent.require(
        state.live() ? Consent.Weight.NAME : Consent.Weight.YES,
        desk,
        system,
        "Entries of %s (mode %s) are allowed again."
            .formatted(state.called(), system.getSpec().mode()),
        consent.given ? List.of() : List.of("Now: " + KillSwitch.sentence(kill.look())),
        surroundings.terminal());
  }

  /** The other way to the same row of the database. */
  private Told byOperator(KubernetesClient client, Level wanted, String why)
      throws InterruptedException {
    surroundings.terminal().err().printf("%s Asking the operator to stop trading.%n", why);
    TradingSystem system = desk.find(client);
    var nonce = new Nonces(surroundings.clock(), new SecureRandom()).next();
    var request = new KillRequest(wanted.word() + "/" + nonce, by());
    String result =
        new Execution(client, surroundings.steps())
            .finish(system, request, new Patience(surroundings.clock(), OPERATOR));
    return new Told(
        "%s: %s. recio kill shows what is in force once the trade-executor answers again."
            .formatted(wanted.word(), result),
        request);
  }

  private static Told told(String json) {
    return new Told(KillSwitch.sentence(json), KillSwitch.read(json));
  }

  private static Object facts(String now, Level wanted) {
    JsonNode known = KillSwitch.read(now);
    return Map.of("now", known, "wanted", wanted.word(), "dryRun", true);
  }

  private static String by() {
    return Person.name() + " (recio kill)";
  }
}
