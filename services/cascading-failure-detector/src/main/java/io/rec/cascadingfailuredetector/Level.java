package io.rec.cascadingfailuredetector;

import java.util.Collection;

/** How bad it is, by the longest row of failed probes of a critical service. */
enum Level {
  NORMAL(0),
  WARNING(3),
  CRITICAL(5),
  CATASTROPHIC(7);

  private final int fromFailures;

  Level(int fromFailures) {
    this.fromFailures = fromFailures;
  }

  static Level of(Collection<NodeRecord> critical) {
    int worst = critical.stream().mapToInt(NodeRecord::failures).max().orElse(0);
    Level level = NORMAL;
    for (Level candidate : values()) {
      if (worst >= candidate.fromFailures) {
        level = candidate;
      }
    }
    return level;
  }
}
