package io.rec.operator.controller.plan.rotation;

/** From one login to another, which is always in the other slot. */
public record Change(Generation from, Generation to) {
  static Change forward(Generation from) {
    return new Change(from, from.next());
  }

  /** A rotation that was given up: the old login comes back. */
  public boolean back() {
    return to.number() < from.number();
  }

  Change reversed() {
    return new Change(to, from);
  }

  static Change between(Generation from, long to) {
    return new Change(from, new Generation(to, from.slot().other()));
  }
}
