package io.rec.activetradesupervisor;

import io.micronaut.context.annotation.Factory;
import io.rec.platform.lease.Lease;
import io.rec.platform.lease.Leases;
import jakarta.inject.Singleton;

/** The lease of whoever closes trades. */
@Factory
final class LeaseFactory {

  private static final String NAME = "active-trade-supervisor";

  @Singleton
  Lease lease(Leases leases) {
    return leases.of(NAME);
  }
}
