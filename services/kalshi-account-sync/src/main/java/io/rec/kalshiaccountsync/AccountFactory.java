package io.rec.kalshiaccountsync;

import io.micronaut.context.annotation.Factory;
import io.rec.platform.config.ConfigDirectory;
import io.rec.platform.config.WatchedFiles;
import io.rec.platform.http.PeerAddress;
import io.rec.platform.lease.Lease;
import io.rec.platform.lease.Leases;
import io.rec.platform.role.Mode;
import io.rec.platform.role.RoleIdentity;
import io.rec.platform.role.VenueSelection;
import io.rec.venues.kalshi.KalshiAccount;
import io.rec.venues.kalshi.KalshiVenue;
import jakarta.inject.Singleton;
import java.time.Clock;

/**
 * The account that this system's selection of venues and its mounted Secret describe, and the claim
 * to be the one who mirrors it.
 */
@Factory
final class AccountFactory {

  static final String LEASE = "kalshi-account-sync";

  @Singleton
  Lease lease(Leases leases) {
    return leases.of(LEASE);
  }

  @Singleton
  KalshiAccount account(
      VenueSelection selection,
      RoleIdentity identity,
      PeerAddress peers,
      ConfigDirectory config,
      Clock clock) {
    return new KalshiAccount(
        () ->
            KalshiVenue.of(
                selection.broker(),
                selection.brokerEnvironment(),
                () -> peers.service(VenueSelection.SIMULATOR)),
        identity.mode() == Mode.LIVE,
        new WatchedFiles(config.venue())::read,
        clock);
  }
}
