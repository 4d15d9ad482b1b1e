package io.rec.unifiedproductioncoordinator.fingerprints.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Random;

/** A seeded random walk of 1-minute closes with heavy tails, as a CSV file. */
public final class Walk {
  private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");

  private Walk() {}

  public static Path write(Path file, int minutes, long seed) throws IOException {
    try (var text = Files.newBufferedWriter(file)) {
      text.write("timestamp,close\n");
      var random = new Random(seed);
      var close = 100_000.0;
      for (int minute = 0; minute < minutes; minute++) {
        var wild = random.nextInt(50) == 0 ? 4 : 1;
        close *= 1 + 0.0004 * wild * random.nextGaussian();
        text.write(START.plusSeconds(60L * minute).toString());
        text.write(String.format(Locale.ROOT, ",%.2f%n", close));
      }
    }
    return file;
  }
}
