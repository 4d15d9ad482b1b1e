package io.rec.venuesimulator.standalone;

import io.rec.venuesimulator.Simulator;
import io.rec.venuesimulator.admin.Switches;
import io.rec.venuesimulator.fault.Venue;
import io.rec.venuesimulator.server.Admission;
import io.rec.venuesimulator.server.Site;
import io.rec.venuesimulator.wire.JsonObject;
import io.rec.venuesimulator.wire.VenueAnswer;
import io.rec.venuesimulator.wire.VenueRequest;

/** The switches on a port of their own, on this machine only. They meet no faults themselves. */
final class AdminSite implements Site {

  private final Switches switches;

  AdminSite(Simulator simulator) {
    this.switches = simulator.switches();
  }

  @Override
  public boolean serves(String rawPath) {
    return true;
  }

  @Override
  public Venue venue(boolean upgrade) {
    return Venue.ADMIN;
  }

  @Override
  public VenueAnswer answer(VenueRequest request) {
    return switches.answer(request);
  }

  @Override
  public Admission admit(VenueRequest upgrade) {
    return new Admission.Refused(
        VenueAnswer.of(404, new JsonObject().with("message", "there is no stream here")));
  }
}
