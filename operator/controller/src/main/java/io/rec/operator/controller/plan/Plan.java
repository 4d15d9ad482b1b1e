package io.rec.operator.controller.plan;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.rec.operator.api.status.TradingSystemStatus;
import io.rec.operator.controller.database.DatabaseAddress;
import io.rec.operator.controller.database.Login;
import io.rec.operator.controller.plan.recovery.RecoveryNews;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What one pass shall do.
 *
 * @param writes nothing but the status may be written when this is false
 * @param awaitsSeed a seed has to be made before a plan worth acting on is possible
 * @param objects everything that shall exist; what of ours is not among them goes
 * @param kept names of Jobs that stay although they are not among the objects
 * @param status stored before a step is done, and reported at the end
 * @param volume the database's volume, if it shall become larger
 * @param look with what the database is to be tried
 * @param recoveries what happened to recoveries, for the figures
 * @param wakeUp when to come back if nothing happens before
 */
public record Plan(
    boolean writes,
    boolean awaitsSeed,
    List<HasMetadata> objects,
    Set<String> kept,
    RevisionWish revisions,
    List<SecretWish> secrets,
    Optional<VolumeWish> volume,
    Optional<LookRequest> look,
    Step step,
    TradingSystemStatus status,
    List<Notice> notices,
    List<RecoveryNews> recoveries,
    Duration wakeUp) {

  public Plan {
    objects = List.copyOf(objects);
    kept = Set.copyOf(kept);
    secrets = List.copyOf(secrets);
    notices = List.copyOf(notices);
    recoveries = List.copyOf(recoveries);
  }

  /**
   * With what the services' way into the database is tried.
   *
   * @param stakes what is open in trading is to be counted as well
   * @param dumper the administrator who takes copies, if it is to be seen whether he can
   */
  public record LookRequest(
      DatabaseAddress address,
      Login login,
      Optional<Count> count,
      boolean stakes,
      Optional<String> dumper) {
    /** Whose sessions are to be counted, and by whom. */
    public record Count(Login administrator, Set<String> roles) {
      public Count {
        roles = Set.copyOf(roles);
      }
    }
  }
}
