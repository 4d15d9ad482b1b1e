package io.rec.venuesimulator.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Runs a number of times faster than another clock, from a given instant on. */
public final class SimulatedClock extends Clock {

  private final Clock wall;
  private final Instant wallStart;
  private final Instant start;
  private final double speed;

  private SimulatedClock(Clock wall, Instant wallStart, Instant start, double speed) {
    this.wall = wall;
    this.wallStart = wallStart;
    this.start = start;
    this.speed = speed;
  }

  /** Shows {@code start} now; a speed of 60 passes an hour in a minute. */
  public static SimulatedClock from(Clock wall, Instant start, double speed) {
    if (!(speed > 0) || Double.isInfinite(speed)) {
      throw new IllegalArgumentException("a clock cannot run at speed " + speed);
    }
    return new SimulatedClock(wall, wall.instant(), start, speed);
  }

  @Override
  public Instant instant() {
    double nanos = Duration.between(wallStart, wall.instant()).toNanos() * speed;
    return start.plusNanos((long) nanos);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.tick(this, Duration.ofNanos(1)).withZone(zone);
  }
}
