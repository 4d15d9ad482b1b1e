package io.rec.venuesimulator.standalone;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** The system's clock, until a test holds it. */
final class PausableClock extends Clock {

  private volatile Optional<Instant> held = Optional.empty();

  void hold() {
    held = Optional.of(Instant.now());
  }

  void release() {
    held = Optional.empty();
  }

  @Override
  public Instant instant() {
    return held.orElseGet(Instant::now);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
