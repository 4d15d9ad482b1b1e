package io.rec.cli.command;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.rec.cli.ExitCode;
import io.rec.cli.Surroundings;
import io.rec.cli.change.Nonces;
import io.rec.cli.desk.DeskState;
import io.rec.cli.verb.Restoration;
import io.rec.operator.api.TradingSystem;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** An earlier copy in the place of the database. */
@Command(
    name = "restore",
    description = {
      "Puts a copy in the place of the managed database; without a name the newest. Rows are counted",
      "before it takes the place, the database before stays under another name, and the kill switch",
      "of the restored one is set. A copy of an older release is migrated, unless nobody waits.",
      "Entries must be stopped: recio kill pause.",
      "Ends with 0 when it is in place, 9 if it is not in time, 10 if it failed and nothing was",
      "changed, 11 if there is nothing to restore with, 14 if entries are not stopped or the",
      "database runs elsewhere: then it is done by hand, and it says where the commands stand."
    })
final class RestoreCommand extends LookingCommand implements Callable<Integer> {
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
      description = "Check whether it could be done, tell what would be, and do nothing.")
  boolean dryRun;

  @Parameters(
      arity = "0..1",
      defaultValue = "",
      paramLabel = "FILE",
      description = "A copy's name: backup_YYYYMMDD_HHMMSS.sql.gz.")
  @SuppressWarnings("NullAway.Init") // picocli sets the default
  String file;

  RestoreCommand(Surroundings surroundings) {
    super(surroundings);
  }

  /**
   * @param job empty while nothing was begun
   * @param result its last words, empty if nobody waited
   */
  record Told(String system, String file, boolean dryRun, String job, String result) {}

  @Override
  public Integer call() throws InterruptedException {
    Told told = look((reach, client) -> carryOut(client));
    output.print(surroundings.terminal().out(), told, out -> out.println(line(told)));
    return ExitCode.OK.code();
  }

  private Told carryOut(KubernetesClient client) throws InterruptedException {
    TradingSystem system = desk.find(client);
    String called = new DeskState(system).called();
    var restoration =
        new Restoration(file, new Nonces(surroundings.clock(), new SecureRandom()).next());
    restoration.check(client, system);
    if (dryRun) {
      return new Told(called, file, true, "", "");
    }
    consent.require(
        new DeskState(system).live() ? Consent.Weight.NAME : Consent.Weight.YES,
        desk,
        system,
        "%s: put %s in the place of the database (mode %s)."
            .formatted(called, named(), system.getSpec().mode()),
        List.of("What happened since that copy is forgotten by the desk, not by the exchange."),
        surroundings.terminal());
    String job = restoration.begin(client, system);
    String result =
        waiting.wait ? restoration.finish(client, system, job, waiting.patience(surroundings)) : "";
    return new Told(called, file, false, job, result);
  }

  private String named() {
    return file.isEmpty() ? "the newest copy" : file;
  }

  private String line(Told told) {
    if (told.dryRun()) {
      return "Would put %s in the place of the database of %s; nothing was changed."
          .formatted(named(), told.system());
    }
    return told.result().isEmpty()
        ? "%s: job %s was begun. Next: kubectl logs -f job/%s"
            .formatted(told.system(), told.job(), told.job())
        : "%s: restored: %s%nNext: look at the account page, then recio kill resume"
            .formatted(told.system(), told.result());
  }
}
