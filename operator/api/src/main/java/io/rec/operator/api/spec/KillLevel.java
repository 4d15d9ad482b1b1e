package io.rec.operator.api.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;

/** How hard trading is stopped; each level includes those before it. */
public enum KillLevel {
  /** Trading as configured. */
  @JsonProperty("None")
  NONE("None"),

  /** No new positions. */
  @JsonProperty("PauseEntries")
  PAUSE_ENTRIES("PauseEntries"),

  /** No new positions and no resting orders. */
  @JsonProperty("CancelOrders")
  CANCEL_ORDERS("CancelOrders"),

  /** Everything is closed. */
  @JsonProperty("Flatten")
  FLATTEN("Flatten");

  private final String text;

  KillLevel(String text) {
    this.text = text;
  }

  /** What cannot be read stops everything. */
  public static KillLevel ofText(String text) {
    return Arrays.stream(values())
        .filter(level -> level.text.equals(text))
        .findFirst()
        .orElse(FLATTEN);
  }

  /** As it is written in a spec. */
  public String text() {
    return text;
  }

  @Override
  public String toString() {
    return text;
  }
}
