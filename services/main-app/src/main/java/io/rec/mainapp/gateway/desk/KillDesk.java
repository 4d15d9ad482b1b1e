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
import io.rec.platform.risk.SetSwitch;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sets and releases the kill switch. The executor does it, because it also takes the orders off the
 * exchange and keeps a stop while the database is away; where it is away itself the switch is set
 * in the database, which it asks before each order.
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
  record Done(
      @Nullable Boolean kept,
      @Nullable String stored,
      @Nullable String reason,
      @Nullable String by,
      @Nullable Instant set_at,
      @Nullable Integer cancelled,
      @Nullable Integer left) {

    private static final Done IN_DATABASE = new Done(false, null, null, null, null, null, null);

    /** The stop that the database does not know yet. */
    Optional<SetSwitch> unstored() {
      return Boolean.TRUE.equals(kept)
              && stored != null
              && reason != null
              && by != null
              && set_at != null
          ? Optional.of(
              new SetSwitch(KillSwitch.ofWord(stored), reason, by, set_at, SetSwitch.Wish.NONE))
          : Optional.empty();
    }
  }

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
    Optional<SetSwitch> unstored = done.unstored();
    if (unstored.isPresent()) {
      conditions.keep(unstored.get());
    } else {
      conditions.lookNow();
    }
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
      return Done.IN_DATABASE;
    }
  }
}
