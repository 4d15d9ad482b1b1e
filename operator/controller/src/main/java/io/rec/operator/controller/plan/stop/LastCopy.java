package io.rec.operator.controller.plan.stop;

/** How the copy stands that is taken before a database goes for good. */
public enum LastCopy {
  /** Nothing goes, or no copy would be left of it. */
  NOT_WANTED,
  UNDER_WAY,
  TAKEN,
  FAILED
}
