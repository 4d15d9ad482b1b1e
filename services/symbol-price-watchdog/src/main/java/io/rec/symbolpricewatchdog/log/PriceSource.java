package io.rec.symbolpricewatchdog.log;

import io.rec.platform.http.PeerAddress;
import io.rec.platform.role.VenueSelection;
import io.rec.venues.coinbase.CoinbaseVenue;
import jakarta.inject.Singleton;
import java.net.URI;

/** Where this system's prices come from. */
@Singleton
public final class PriceSource {

  private final VenueSelection selection;
  private final PeerAddress peers;

  PriceSource(VenueSelection selection, PeerAddress peers) {
    this.selection = selection;
    this.peers = peers;
  }

  /** As it stands in the price log's column {@code source}. */
  public String name() {
    return selection.data();
  }

  /** Asked at each connection, because the manifest may move the simulator's port. */
  public URI feed() {
    return CoinbaseVenue.feed(selection.data(), () -> peers.service(VenueSelection.SIMULATOR));
  }
}
