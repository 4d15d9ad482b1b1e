package io.rec.operator.controller.plan.rotation;

import java.util.Arrays;
import java.util.Optional;

/** One of the two login roles that take turns. */
public enum Slot {
  A("a"),
  B("b");

  private final String letter;

  Slot(String letter) {
    this.letter = letter;
  }

  /** As it ends the role's name. */
  public String letter() {
    return letter;
  }

  /** The one whose turn is next. */
  public Slot other() {
    return this == A ? B : A;
  }

  static Optional<Slot> of(String letter) {
    return Arrays.stream(values()).filter(slot -> slot.letter.equals(letter)).findFirst();
  }
}
