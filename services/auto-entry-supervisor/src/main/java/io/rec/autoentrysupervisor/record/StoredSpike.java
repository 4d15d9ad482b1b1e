package io.rec.autoentrysupervisor.record;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.rec.domain.spike.SpikeAlert;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A spike alert that is active.
 *
 * @param momentum what was read when it began, in percent
 * @param calmMillis how long momentum has been calm since
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record StoredSpike(Instant since, double momentum, long calmMillis) {

  static @Nullable StoredSpike of(SpikeAlert alert) {
    return switch (alert) {
      case SpikeAlert.Idle() -> null;
      case SpikeAlert.Active active ->
          new StoredSpike(active.since(), active.momentum(), active.calm().toMillis());
    };
  }

  /** From now on time counts again; what passed while nobody looked is not known to be calm. */
  SpikeAlert alert(Instant now) {
    return new SpikeAlert.Active(since, momentum, Duration.ofMillis(calmMillis), now);
  }
}
