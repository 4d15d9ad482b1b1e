package io.rec.benchmarks.path;

/** What all price watchdogs together have taken, refused and missed since their start. */
record TickCount(long taken, long refused, long lost) {

  static final TickCount NONE = new TickCount(0, 0, 0);

  TickCount plus(TickCount other) {
    return new TickCount(taken + other.taken, refused + other.refused, lost + other.lost);
  }
}
