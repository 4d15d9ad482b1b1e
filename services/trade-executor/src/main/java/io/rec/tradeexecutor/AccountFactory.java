package io.rec.tradeexecutor;

import io.micronaut.context.annotation.Factory;
import io.rec.platform.config.ConfigDirectory;
import io.rec.platform.config.WatchedFiles;
import io.rec.platform.http.PeerAddress;
import io.rec.platform.role.Mode;
import io.rec.platform.role.RoleIdentity;
import io.rec.platform.role.VenueSelection;
import io.rec.venues.kalshi.KalshiAccount;
import io.rec.venues.kalshi.KalshiVenue;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The account that this system's selection of venues and its mounted Secret describe. */
@Factory
final class AccountFactory {

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
