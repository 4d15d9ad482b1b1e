package io.rec.operator.controller.observe;

import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import java.time.Instant;
import java.util.Optional;

/**
 * How the runs of a CronJob went.
 *
 * @param lastScheduled when the last run was due
 * @param lastSuccess when the last good run ended
 * @param active whether one runs now
 */
public record CronJobSeen(
    String name, Optional<Instant> lastScheduled, Optional<Instant> lastSuccess, boolean active) {

  public static CronJobSeen of(CronJob job) {
    var status = Optional.ofNullable(job.getStatus());
    return new CronJobSeen(
        job.getMetadata().getName(),
        status.map(found -> found.getLastScheduleTime()).map(Instant::parse),
        status.map(found -> found.getLastSuccessfulTime()).map(Instant::parse),
        status.map(found -> !found.getActive().isEmpty()).orElse(false));
  }
}
