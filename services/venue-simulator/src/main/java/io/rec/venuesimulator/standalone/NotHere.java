package io.rec.venuesimulator.standalone;

import io.rec.venuesimulator.fault.Venue;
import io.rec.venuesimulator.kalshi.form.Refusal;
import io.rec.venuesimulator.server.Admission;
import io.rec.venuesimulator.server.Site;
import io.rec.venuesimulator.wire.VenueAnswer;
import io.rec.venuesimulator.wire.VenueRequest;

/** Every path of the exchange's port that is none of its own. */
final class NotHere implements Site {

  @Override
  public boolean serves(String rawPath) {
    return true;
  }

  @Override
  public Venue venue(boolean upgrade) {
    return Venue.KALSHI_REST;
  }

  @Override
  public VenueAnswer answer(VenueRequest request) {
    return Refusal.notFound();
  }

  @Override
  public Admission admit(VenueRequest upgrade) {
    return new Admission.Refused(Refusal.notFound());
  }
}
