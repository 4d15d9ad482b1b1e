package io.rec.venuesimulator.smtp;

import java.util.Locale;

/** A line of the client's: a verb in capitals, and what follows it. */
record Command(String verb, String rest) {

  static Command of(String line) {
    String[] parts = line.strip().split("\\s+", 2);
    return new Command(parts[0].toUpperCase(Locale.ROOT), parts.length == 1 ? "" : parts[1]);
  }
}
