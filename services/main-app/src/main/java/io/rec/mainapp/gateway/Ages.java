package io.rec.mainapp.gateway;

import io.rec.platform.role.RoleIdentity;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Writes on an answer how old it is, and of which mode. */
@Singleton
public final class Ages {

  private final RoleIdentity identity;
  private final Clock clock;

  Ages(RoleIdentity identity, Clock clock) {
    this.identity = identity;
    this.clock = clock;
  }

  /** As it was just found out; stale when it was so longer ago than the limit. */
  public <T> Aged<T> live(Dated<T> found, Duration limit) {
    long age = age(found.at());
    boolean stale = age > limit.toMillis();
    return new Aged<>(
        found.value(),
        found.at(),
        age,
        stale,
        "live",
        identity.mode().word(),
        stale ? "It is %.1f s old, more than %s s.".formatted(age / 1e3, limit.toSeconds()) : "");
  }

  /** As it was when it could still be found out. */
  public <T> Aged<T> cached(Dated<T> known, String why) {
    return new Aged<>(
        known.value(), known.at(), age(known.at()), true, "cached", identity.mode().word(), why);
  }

  private long age(Instant at) {
    return Math.max(0, Duration.between(at, clock.instant()).toMillis());
  }
}
