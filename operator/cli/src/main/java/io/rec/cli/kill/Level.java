package io.rec.cli.kill;

/** How much a person stops; each stops more than the one before. */
public enum Level {
  RESUME("None"),
  PAUSE("PauseEntries"),
  CANCEL("CancelOrders"),
  FLATTEN("Flatten");

  private final String word;

  Level(String word) {
    this.word = word;
  }

  /** The word of the TradingSystem and of the executor. */
  public String word() {
    return word;
  }
}
