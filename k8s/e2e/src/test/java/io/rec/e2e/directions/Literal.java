package io.rec.e2e.directions;

import java.nio.file.Path;

/**
 * Something that is written down where it should be asked for.
 *
 * @param file below the root of the house
 */
record Literal(Path file, long line, String found) {
  @Override
  public String toString() {
    return "%s:%d: %s".formatted(file, line, found);
  }
}
