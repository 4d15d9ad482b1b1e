package io.rec.cli.change;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Words that were not used before, which a person can still read: the second, and some chance. */
public final class Nonces {
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private final InstantSource clock;
  private final RandomGenerator random;

  public Nonces(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  public String next() {
    return SECOND.format(clock.instant()) + "-" + HexFormat.of().toHexDigits(random.nextLong(), 8);
  }
}
