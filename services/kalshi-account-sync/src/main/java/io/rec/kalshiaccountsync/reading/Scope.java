package io.rec.kalshiaccountsync.reading;

/** How much is read at once. */
enum Scope {
  /** Balance and positions, and of the rest what is new. */
  ROUND,
  /** All pages of everything. */
  EVERYTHING
}
