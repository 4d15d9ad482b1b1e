package io.rec.venuesimulator.account;

import java.util.Arrays;
import java.util.Locale;

/** An account's usage tier: tokens a second for reads and writes. */
public enum Tier {
  BASIC(200, 100, 1),
  ADVANCED(300, 300, 2),
  EXPERT(600, 600, 2),
  PREMIER(1000, 1000, 2),
  PARAGON(2000, 2000, 2),
  PRIME(4000, 4000, 2),
  PRESTIGE(8000, 8000, 2);

  private final int read;
  private final int write;
  private final int writeSeconds;

  Tier(int read, int write, int writeSeconds) {
    this.read = read;
    this.write = write;
    this.writeSeconds = writeSeconds;
  }

  /** A bucket's refill a second and what it holds at most. */
  public record Rate(int refill, int capacity) {}

  public Rate read() {
    return new Rate(read, read);
  }

  public Rate write() {
    return new Rate(write, write * writeSeconds);
  }

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Tier of(String name) {
    return Arrays.stream(values())
        .filter(tier -> tier.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'%s' is no tier; there are %s"
                        .formatted(name, Arrays.toString(values()).toLowerCase(Locale.ROOT))));
  }
}
