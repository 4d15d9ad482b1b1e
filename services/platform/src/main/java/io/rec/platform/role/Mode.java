package io.rec.platform.role;

/** Whether money is real. */
public enum Mode {
  PAPER,
  LIVE;

  static Mode of(String word) {
    for (Mode mode : values()) {
      if (mode.name().equalsIgnoreCase(word)) {
        return mode;
      }
    }
    throw new IllegalArgumentException("RECIO_MODE is neither Paper nor Live: " + word);
  }

  public String word() {
    return this == LIVE ? "Live" : "Paper";
  }
}
