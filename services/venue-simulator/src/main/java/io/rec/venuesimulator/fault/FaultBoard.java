package io.rec.venuesimulator.fault;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Which faults are on. Guarded by its lock; a limited fault ends by itself. */
public final class FaultBoard {

  /** More than a client should be asked to hold, and more than one frame of the real venue. */
  public static final int GIANT_BYTES = 16 * 1024 * 1024;

  /** Streams that can be spoiled or cut. */
  public interface Streams {

    void arm(OneShot fault, int times);

    void disconnect();
  }

  private record Timed(Faults faults, Instant until) {}

  private final Clock wall;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Venue, Timed> on = new EnumMap<>(Venue.class);
  private final Map<Venue, List<Streams>> streams = new EnumMap<>(Venue.class);

  public FaultBoard(Clock wall) {
    this.wall = wall;
    for (Venue venue : Venue.values()) {
      streams.put(venue, new CopyOnWriteArrayList<>());
    }
  }

  public Faults of(Venue venue) {
    lock.lock();
    try {
      Timed timed = on.get(venue);
      return timed == null || !wall.instant().isBefore(timed.until())
          ? Faults.NONE
          : timed.faults();
    } finally {
      lock.unlock();
    }
  }

  /** Until it is cleared. */
  public void change(Venue venue, UnaryOperator<Faults> change) {
    change(venue, change, Instant.MAX);
  }

  public void change(Venue venue, UnaryOperator<Faults> change, Duration lasting) {
    change(venue, change, wall.instant().plus(lasting));
  }

  public void clear(Venue venue) {
    change(venue, faults -> Faults.NONE);
  }

  /** The next messages of each connection of the venue's streams. */
  public void arm(Venue venue, OneShot fault, int times) {
    of(streams, venue).forEach(stream -> stream.arm(fault, times));
  }

  /** Cuts every connection of the venue's streams; clients may come back at once. */
  public void disconnect(Venue venue) {
    of(streams, venue).forEach(Streams::disconnect);
  }

  public void control(Venue venue, Streams controlled) {
    of(streams, venue).add(controlled);
  }

  /** A clock as this venue shows it. */
  public Clock clock(Venue venue, Clock clock) {
    return new SkewedClock(clock, () -> of(venue).clockSkew());
  }

  private void change(Venue venue, UnaryOperator<Faults> change, Instant until) {
    Faults before = of(venue);
    lock.lock();
    try {
      on.put(venue, new Timed(change.apply(before), until));
    } finally {
      lock.unlock();
    }
  }

  private static List<Streams> of(Map<Venue, List<Streams>> streams, Venue venue) {
    return streams.getOrDefault(venue, List.of());
  }

  private static final class SkewedClock extends Clock {

    private final Clock clock;
    private final Supplier<Duration> skew;

    SkewedClock(Clock clock, Supplier<Duration> skew) {
      this.clock = clock;
      this.skew = skew;
    }

    @Override
    public Instant instant() {
      return clock.instant().plus(skew.get());
    }

    @Override
    public ZoneId getZone() {
      return clock.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return new SkewedClock(clock.withZone(zone), skew);
    }
  }
}
