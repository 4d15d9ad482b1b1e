package io.rec.kalshiaccountsync.web;

import io.rec.platform.role.VenueSelection;
import jakarta.inject.Singleton;

/** Whether the account's money is real, in v2's words. */
@Singleton
final class AccountMode {

  private final VenueSelection selection;

  AccountMode(VenueSelection selection) {
    this.selection = selection;
  }

  /** The exchange itself; its demonstration and our simulator both lend their money. */
  String word() {
    boolean real =
        !selection.broker().equals(VenueSelection.SIMULATOR)
            && selection.brokerEnvironment().equals("Production");
    return real ? "prod" : "demo";
  }
}
