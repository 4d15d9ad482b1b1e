package io.rec.mainapp.gateway.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.http.HttpStatus;
import io.micronaut.serde.annotation.Serdeable;
import io.rec.domain.risk.KillSwitch;
import io.rec.mainapp.gateway.Roles;
import io.rec.mainapp.signin.Person;
import io.rec.platform.http.PeerUnavailable;
import io.rec.platform.http.ProblemException;
import io.rec.platform.persistence.Database;
import io.rec.platform.risk.KillSwitchState;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Sets and releases the kill switch. The executor does it, because it also takes the orders off the
 * exchange; where it is away the switch is set in the database, which it asks before each order.
 */
@Singleton
final class KillDesk {

  private static final String EXECUTOR = "trade-executor";

  private final Roles roles;
  private final Database database;
  private final KillSwitchState killSwitch;
  private final Conditions conditions;

  KillDesk(Roles roles, Database database, KillSwitchState killSwitch, Conditions conditions) {
    this.roles = roles;
    this.database = database;
    this.killSwitch = killSwitch;
    this.conditions = conditions;
  }

  /** The executor's answer, as far as it matters here. */
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Done(@Nullable Integer cancelled, @Nullable Integer left) {}

  @Serdeable
  record Order(String level, String reason, String by) {}

  Kill set(Person person, KillSwitch level, String reason)
      throws SQLException, InterruptedException {
    if (level == KillSwitch.NONE && !conditions.reconciled()) {
      throw new ProblemException(
          HttpStatus.CONFLICT,
          "NotReconciled",
          "Our books differ from the exchange's: reconcile before the kill switch is released.");
    }
    Done done = byExecutor(person, level, reason);
    conditions.lookNow();
    Kill shown = conditions.kill().value();
    return done.cancelled() == null || done.left() == null
        ? shown
        : Kills.with(shown, done.cancelled(), done.left());
  }

  private Done byExecutor(Person person, KillSwitch level, String reason)
      throws SQLException, InterruptedException {
    try {
      return roles.put(
          EXECUTOR, "/kill-switch", new Order(level.word(), reason, person.name()), Done.class);
    } catch (PeerUnavailable away) {
      database.transaction(connection -> killSwitch.set(connection, level, reason, person.name()));
      return new Done(null, null);
    }
  }
}
