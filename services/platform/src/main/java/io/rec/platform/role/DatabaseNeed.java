package io.rec.platform.role;

/** When a lost database makes a service unready. */
public enum DatabaseNeed {
  /** Never: the service has no database. */
  NONE,
  /** Never, although it has one: it serves without, and its health says degraded. */
  OPTIONAL,
  /** Until it has started; afterwards it serves what it has, and its health says degraded. */
  TO_START,
  /** At any time. */
  ALWAYS
}
