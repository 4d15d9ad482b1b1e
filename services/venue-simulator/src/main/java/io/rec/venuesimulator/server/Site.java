package io.rec.venuesimulator.server;

import io.rec.venuesimulator.fault.Venue;
import io.rec.venuesimulator.wire.VenueAnswer;
import io.rec.venuesimulator.wire.VenueRequest;

/** A venue as a listener sees it. Calls come from several threads. */
public interface Site {

  boolean serves(String rawPath);

  /** Whose faults a request meets. */
  Venue venue(boolean upgrade);

  VenueAnswer answer(VenueRequest request);

  /** Decides about a WebSocket before it exists. */
  Admission admit(VenueRequest upgrade);
}
