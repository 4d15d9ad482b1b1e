package io.rec.venuesimulator.desk;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** A value over time, as far back as a lagging read may look. */
final class Versions<T> {

  private static final long KEPT_MILLIS = 60_000;

  private record Version<T>(long at, T value) {}

  private final Deque<Version<T>> versions = new ArrayDeque<>();

  void set(long at, T value) {
    versions.addLast(new Version<>(at, value));
    while (versions.size() > 1 && second().at() <= at - KEPT_MILLIS) {
      versions.removeFirst();
    }
  }

  Optional<T> latest() {
    return Optional.ofNullable(versions.peekLast()).map(Version::value);
  }

  /** As it was then; empty when it was not there yet. */
  Optional<T> at(long millis) {
    var newestFirst = versions.descendingIterator();
    while (newestFirst.hasNext()) {
      Version<T> version = newestFirst.next();
      if (version.at() <= millis) {
        return Optional.of(version.value());
      }
    }
    return Optional.empty();
  }

  private Version<T> second() {
    var oldestFirst = versions.iterator();
    oldestFirst.next();
    return oldestFirst.next();
  }
}
