package io.rec.venuesimulator.matching;

import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Set;

/** Orders that end together once enough of them matched within the window. */
final class Group {

  static final long WINDOW_MILLIS = 15_000;

  private record Match(long at, long count) {}

  final long id;
  final int member;
  long limit;
  boolean triggered;

  /** Those that rest, oldest first. */
  final Set<Order> orders = new LinkedHashSet<>();

  private final ArrayDeque<Match> matches = new ArrayDeque<>();
  private long matched;

  Group(long id, int member, long limit) {
    this.id = id;
    this.member = member;
    this.limit = limit;
  }

  void match(long at, long count) {
    matches.addLast(new Match(at, count));
    matched += count;
  }

  /** How much may still match before the limit is reached; not positive once it is. */
  long room(long now) {
    while (!matches.isEmpty() && matches.getFirst().at() <= now - WINDOW_MILLIS) {
      matched -= matches.removeFirst().count();
    }
    return limit - matched;
  }

  void reset() {
    matches.clear();
    matched = 0;
    triggered = false;
  }
}
