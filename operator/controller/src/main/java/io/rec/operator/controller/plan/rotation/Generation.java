package io.rec.operator.controller.plan.rotation;

/**
 * A login of the services: its number decides its password.
 *
 * @param number counted up with each rotation, from 1
 */
public record Generation(long number, Slot slot) {
  public static final Generation FIRST = new Generation(1, Slot.A);

  Generation next() {
    return new Generation(number + 1, slot.other());
  }
}
