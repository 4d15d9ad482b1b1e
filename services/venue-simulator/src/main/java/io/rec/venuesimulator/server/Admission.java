package io.rec.venuesimulator.server;

import io.rec.venuesimulator.wire.VenueAnswer;
import java.util.function.Function;

/** Whether a WebSocket may open, and who talks on it. */
public sealed interface Admission {

  record Refused(VenueAnswer answer) implements Admission {}

  /** Some venues write their texts into binary frames. */
  record Welcome(Function<Outlet, Talk> talk, boolean binary) implements Admission {

    public Welcome(Function<Outlet, Talk> talk) {
      this(talk, false);
    }
  }
}
