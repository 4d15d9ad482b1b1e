package io.rec.venuesimulator.coinbase;

import io.rec.venuesimulator.fault.Venue;
import io.rec.venuesimulator.server.Admission;
import io.rec.venuesimulator.server.Site;
import io.rec.venuesimulator.wire.VenueAnswer;
import io.rec.venuesimulator.wire.VenueRequest;
import java.time.Clock;

/** Coinbase under a root of a shared port, or on a port of its own with an empty root. */
public final class CoinbaseSite implements Site {

  private final String root;
  private final CoinDesk desk;
  private final CoinbaseCalls calls;
  private final Clock wall;

  public CoinbaseSite(String root, CoinDesk desk, Clock wall) {
    this.root = root;
    this.desk = desk;
    this.calls = new CoinbaseCalls(desk);
    this.wall = wall;
  }

  @Override
  public boolean serves(String rawPath) {
    return rawPath.startsWith(root + "/");
  }

  @Override
  public Venue venue(boolean upgrade) {
    return upgrade ? Venue.COINBASE_WS : Venue.COINBASE_REST;
  }

  @Override
  public VenueAnswer answer(VenueRequest request) {
    return calls.answer(request, root);
  }

  /** Anybody may listen, as at the real venue; both feeds are behind every path. */
  @Override
  public Admission admit(VenueRequest upgrade) {
    return new Admission.Welcome(outlet -> new CoinTalk(desk, outlet, wall));
  }
}
