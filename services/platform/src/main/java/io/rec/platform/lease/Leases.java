package io.rec.platform.lease;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.rec.platform.loop.Loops;
import io.rec.platform.persistence.Database;
import io.rec.platform.role.RoleIdentity;
import jakarta.inject.Singleton;

/** Makes this process's claims to leases. */
@Singleton
public final class Leases {

  private final Database database;
  private final RoleIdentity identity;
  private final Loops loops;
  private final MeterRegistry meters;

  Leases(Database database, RoleIdentity identity, Loops loops, MeterRegistry meters) {
    this.database = database;
    this.identity = identity;
    this.loops = loops;
    this.meters = meters;
  }

  /** A claim of that name, which begins when it is started. One for each name and process. */
  public Lease of(String name) {
    return of(name, LeaseTerms.STANDARD);
  }

  Lease of(String name, LeaseTerms terms) {
    // Outside a cluster the pod has the component's name, and two processes may have the same.
    boolean holderIsPod = !identity.pod().equals(identity.component());
    Lease lease =
        new Lease(
            name,
            identity.pod(),
            holderIsPod,
            new LeaseTable(database),
            terms,
            loops,
            System::nanoTime);
    Gauge.builder("recio.lease.held", lease, claim -> claim.isHeld() ? 1 : 0)
        .description("1 while this process may act, 0 on standby")
        .tag("lease", name)
        .register(meters);
    return lease;
  }
}
