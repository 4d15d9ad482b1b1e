package io.rec.autoentrysupervisor;

import io.micronaut.context.annotation.Factory;
import io.rec.platform.lease.Lease;
import io.rec.platform.lease.Leases;
import jakarta.inject.Singleton;

/** The lease of whoever enters. */
@Factory
final class LeaseFactory {

  private static final String NAME = "auto-entry-supervisor";

  @Singleton
  Lease lease(Leases leases) {
    return leases.of(NAME);
  }
}
