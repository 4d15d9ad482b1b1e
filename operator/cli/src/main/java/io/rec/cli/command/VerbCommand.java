package io.rec.cli.command;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.rec.cli.ExitCode;
import io.rec.cli.Surroundings;
import io.rec.cli.change.Change;
import io.rec.cli.change.Nonces;
import io.rec.cli.cluster.Reach;
import io.rec.cli.desk.DeskState;
import io.rec.cli.verb.Execution;
import io.rec.cli.verb.Verb;
import io.rec.operator.api.TradingSystem;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A command that asks the operator for something by a change of the TradingSystem. */
abstract class VerbCommand extends LookingCommand implements Callable<Integer> {
  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli makes it
  DeskOption desk;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli makes it
  WaitOption waiting;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli makes it
  Consent consent;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli makes it
  OutputOption output;

  @Option(
      names = "--dry-run",
      description = "Have the API server check it, tell what would be written, and do nothing.")
  boolean dryRun;

  VerbCommand(Surroundings surroundings) {
    super(surroundings);
  }

  /** What is asked for; refuses what makes no sense for this system. */
  abstract Verb verb(TradingSystem system, String nonce, String by);

  /** What a person reads before the question. */
  List<String> facts(TradingSystem system) {
    return List.of();
  }

  Consent.Weight weight(TradingSystem system) {
    return Consent.usual(system);
  }

  /** What a person will want to type next. */
  abstract String next();

  /**
   * @param result what came of it; absent if nobody waited
   */
  record Told(
      String system,
      String mode,
      String verb,
      Change change,
      boolean dryRun,
      @Nullable String result) {}

  @Override
  public final Integer call() throws InterruptedException {
    Told told = look(this::carryOut);
    output.print(surroundings.terminal().out(), told, out -> tell(out, told));
    return ExitCode.OK.code();
  }

  private Told carryOut(Reach reach, KubernetesClient client) throws InterruptedException {
    TradingSystem system = desk.find(client);
    Verb verb = verb(system, nonce(), Person.name());
    var execution = new Execution(client, surroundings.steps());
    // Before the question: nobody should be asked for what the cluster refuses.
    execution.tryOut(system, verb);
    if (dryRun) {
      return told(system, verb, null);
    }
    var state = new DeskState(system);
    consent.require(
        weight(system),
        desk,
        system,
        "%s: %s (mode %s).".formatted(state.called(), verb.title(), system.getSpec().mode()),
        facts(system),
        surroundings.terminal());
    if (waiting.wait) {
      return told(system, verb, execution.finish(system, verb, waiting.patience(surroundings)));
    }
    execution.begin(system, verb);
    return told(system, verb, null);
  }

  private Told told(TradingSystem system, Verb verb, @Nullable String result) {
    return new Told(
        new DeskState(system).called(),
        system.getSpec().mode().text(),
        verb.title(),
        verb.change(),
        dryRun,
        result);
  }

  private void tell(PrintStream out, Told told) {
    if (told.dryRun()) {
      out.printf(
          "Would %s of %s (mode %s). The cluster accepts it; nothing was written.%n",
          told.verb(), told.system(), told.mode());
      told.change().spec().forEach((field, value) -> out.printf("  spec.%s: %s%n", field, value));
      told.change()
          .annotations()
          .forEach((key, value) -> out.printf("  annotation %s: %s%n", key, value));
      return;
    }
    out.printf(
        "%s: %s: %s.%n",
        told.system(), told.verb(), told.result() == null ? "asked for" : told.result());
    out.println("Next: " + next());
  }

  private String nonce() {
    return new Nonces(surroundings.clock(), new SecureRandom()).next();
  }
}
