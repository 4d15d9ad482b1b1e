package io.rec.venuesimulator.server;

import io.rec.venuesimulator.fault.Venue;
import io.rec.venuesimulator.wire.VenueRequest;

/** A venue without streams. */
public interface CallSite extends Site {

  Venue venue();

  @Override
  default Venue venue(boolean upgrade) {
    return venue();
  }

  @Override
  default Admission admit(VenueRequest upgrade) {
    return new Admission.Refused(FaultAnswers.of(venue(), FaultAnswers.NOT_FOUND));
  }
}
