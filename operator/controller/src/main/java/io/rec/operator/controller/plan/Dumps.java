package io.rec.operator.controller.plan;

import static java.time.temporal.ChronoUnit.HOURS;

import io.rec.operator.controller.database.DatabaseAddress;
import io.rec.operator.controller.database.DumpRequest;
import io.rec.operator.controller.database.Login;
import io.rec.operator.controller.database.Look;
import io.rec.operator.controller.observe.Observation;
import io.rec.operator.controller.observe.StepsSeen;
import io.rec.operator.controller.render.Digest;
import java.time.Instant;
import java.util.Optional;

/** The role that takes copies of somebody else's database: who makes it, and when. */
final class Dumps {
  private Dumps() {}

  /**
   * On somebody else's server the role of the copies has to be made. What its administrator may not
   * do is tried again after an hour, since a person may have let it meanwhile, and at once with
   * another login.
   */
  static Optional<Step> step(Desk desk, Observation seen, DatabaseAddress address, Instant now) {
    var lacking = seen.open().flatMap(Look.Open::dumps).filter(found -> !found.ready()).isPresent();
    if (!lacking || desk.stops()) {
      return Optional.empty();
    }
    return administrator(desk, seen)
        .filter(administrator -> !tried(key(administrator, now), seen.steps()))
        .map(
            administrator ->
                new Step.PrepareDumps(
                    new DumpRequest(desk.owner().uid(), address, administrator),
                    key(administrator, now)));
  }

  private static String key(Login administrator, Instant now) {
    var login = administrator.user() + "/" + administrator.password().value();
    return "dumps/%s/%s".formatted(Digest.of(login), now.truncatedTo(HOURS));
  }

  private static boolean tried(String key, StepsSeen steps) {
    return steps.done().contains(key)
        || steps.dumps().filter(trouble -> trouble.refused().equals(key)).isPresent();
  }

  /** Who takes copies of somebody else's database; on our own image everything is there. */
  static Optional<Login> administrator(Desk desk, Observation seen) {
    var external = desk.spec().database().external();
    return external == null || external.adminSecretRef() == null || !desk.spec().copiesDatabase()
        ? Optional.empty()
        : OwnersSecrets.login(external.adminSecretRef(), seen);
  }
}
