package io.rec.platform.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A clock that goes as fast as the machine's, from an instant of the test's choice, and can be put
 * forward: what happens at a full hour can be seen at any minute.
 */
public final class TestClock extends Clock {

  private final Clock machine = Clock.systemUTC();
  private volatile Duration ahead;

  private TestClock(Instant start) {
    this.ahead = Duration.between(machine.instant(), start);
  }

  public static TestClock at(String start) {
    return new TestClock(Instant.parse(start));
  }

  /** From here on; only forward, as real clocks go. */
  public void moveTo(Instant then) {
    Duration wished = Duration.between(machine.instant(), then);
    if (wished.compareTo(ahead) < 0) {
      throw new IllegalArgumentException("%s lies before %s".formatted(then, instant()));
    }
    ahead = wished;
  }

  @Override
  public Instant instant() {
    return machine.instant().plus(ahead);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("a test's clock stays in UTC");
  }
}
