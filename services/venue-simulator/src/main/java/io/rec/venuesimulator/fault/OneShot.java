package io.rec.venuesimulator.fault;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A fault of single stream messages: each armed one spoils the next message of every connection.
 */
public enum OneShot {
  /** The message is numbered and lost. */
  SKIP,
  /** The message comes twice. */
  DUPLICATE,
  /** The message comes after the next one. */
  REORDER,
  /** The message ends in the middle: no JSON. */
  MALFORMED,
  /** The message grows by {@link FaultBoard#GIANT_BYTES}. */
  GIANT;

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<OneShot> of(String wire) {
    return Arrays.stream(values()).filter(fault -> fault.wire().equals(wire)).findFirst();
  }
}
