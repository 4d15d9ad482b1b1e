package io.rec.venuesimulator.server;

import io.rec.venuesimulator.fault.Venue;
import io.rec.venuesimulator.wire.VenueAnswer;
import io.rec.venuesimulator.wire.VenueRequest;
import java.util.Optional;

/** A venue as a listener sees it. Calls come from several threads. */
public interface Site {

  int USUAL_BODY = 1024 * 1024;

  boolean serves(String rawPath);

  /** Whose faults a request meets. */
  Venue venue(boolean upgrade);

  VenueAnswer answer(VenueRequest request);

  /** The bytes that a request may bring. */
  default int longestBody() {
    return USUAL_BODY;
  }

  /** What the venue says to more than that; without words it hangs up. */
  default Optional<VenueAnswer> tooLong() {
    return Optional.empty();
  }

  /** Decides about a WebSocket before it exists. */
  Admission admit(VenueRequest upgrade);
}
