package io.rec.venuesimulator.admin;

import io.rec.venuesimulator.fault.FaultBoard;
import io.rec.venuesimulator.fault.Faults;
import io.rec.venuesimulator.fault.OneShot;
import io.rec.venuesimulator.fault.Venue;
import io.rec.venuesimulator.wire.JsonObject;
import java.time.Duration;

/** Faults as JSON. A change names only the fields it changes. */
final class FaultForm {

  private static final int LOWEST_STATUS = 400;
  private static final int HIGHEST_STATUS = 599;

  private FaultForm() {}

  static JsonObject of(Faults faults) {
    return new JsonObject()
        .with("latency_ms", faults.latency().toMillis())
        .with("status", faults.status())
        .with("drop", faults.drop())
        .with("half_open", faults.halfOpen())
        .with("silence", faults.silence())
        .with("refuse_connections", faults.refuseConnections())
        .with("outage", faults.outage())
        .with("clock_skew_ms", faults.clockSkew().toMillis())
        .with("read_lag_ms", faults.readLag().toMillis())
        .with("carried_out", faults.carriedOut());
  }

  /**
   * Lasting faults, for {@code for_ms} if given; {@code next} arms a fault of single messages
   * ({@code times} of it), {@code disconnect} cuts the streams.
   */
  static void apply(FaultBoard board, Venue venue, JsonObject body) {
    Faults changed = changed(board.of(venue), body);
    body.whole("for_ms")
        .ifPresentOrElse(
            millis -> board.change(venue, faults -> changed, Duration.ofMillis(millis)),
            () -> board.change(venue, faults -> changed));
    body.text("next")
        .ifPresent(
            name ->
                board.arm(
                    venue,
                    OneShot.of(name)
                        .orElseThrow(
                            () -> new IllegalArgumentException("there is no fault " + name)),
                    body.whole("times").orElse(1L).intValue()));
    if (body.flag("disconnect").orElse(false)) {
      board.disconnect(venue);
    }
  }

  private static Faults changed(Faults faults, JsonObject body) {
    int status = body.whole("status").orElse((long) faults.status()).intValue();
    if (status != 0 && (status < LOWEST_STATUS || status > HIGHEST_STATUS)) {
      throw new IllegalArgumentException("status is 0 or between 400 and 599");
    }
    return new Faults(
        positive(body, "latency_ms", faults.latency()),
        status,
        body.flag("drop").orElse(faults.drop()),
        body.flag("half_open").orElse(faults.halfOpen()),
        body.flag("silence").orElse(faults.silence()),
        body.flag("refuse_connections").orElse(faults.refuseConnections()),
        body.flag("outage").orElse(faults.outage()),
        millis(body, "clock_skew_ms", faults.clockSkew()),
        positive(body, "read_lag_ms", faults.readLag()),
        body.flag("carried_out").orElse(faults.carriedOut()));
  }

  private static Duration positive(JsonObject body, String name, Duration usual) {
    Duration value = millis(body, name, usual);
    if (value.isNegative()) {
      throw new IllegalArgumentException(name + " is not negative");
    }
    return value;
  }

  private static Duration millis(JsonObject body, String name, Duration usual) {
    return body.whole(name).map(Duration::ofMillis).orElse(usual);
  }
}
