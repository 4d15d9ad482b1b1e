package io.rec.kalshiapiwatchdog.market;

/** What became of a tick. */
enum Taken {
  /** Of no market that is known. */
  UNKNOWN,
  /** Older than what is known. */
  LATE,
  SAME,
  CHANGED
}
