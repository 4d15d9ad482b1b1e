package io.rec.platform.role;

/** Whether money is real. */
public enum Mode {
  PAPER,
  LIVE;

  /** As {@link #word()} has it, in any case. */
  public static Mode of(String word) {
    for (Mode mode : values()) {
      if (mode.name().equalsIgnoreCase(word)) {
        return mode;
      }
    }
    throw new IllegalArgumentException("neither Paper nor Live: " + word);
  }

  public String word() {
    return this == LIVE ? "Live" : "Paper";
  }
}
