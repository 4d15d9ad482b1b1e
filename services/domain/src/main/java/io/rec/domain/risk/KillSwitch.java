package io.rec.domain.risk;

import java.util.Arrays;

/** How much is stopped; each level stops more than the one before. */
public enum KillSwitch {
  NONE("None"),
  PAUSE_ENTRIES("PauseEntries"),
  CANCEL_ORDERS("CancelOrders"),
  FLATTEN("Flatten");

  private final String word;

  KillSwitch(String word) {
    this.word = word;
  }

  public static KillSwitch ofWord(String word) {
    return Arrays.stream(values())
        .filter(level -> level.word.equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'%s' is no level of the kill switch".formatted(word)));
  }

  public String word() {
    return word;
  }

  public boolean stopsEntries() {
    return this != NONE;
  }

  public boolean cancelsOrders() {
    return this == CANCEL_ORDERS || this == FLATTEN;
  }

  public boolean closesPositions() {
    return this == FLATTEN;
  }
}
