package io.rec.operator.api.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** With whose money the desk trades. */
public enum Mode {
  /** Against the simulator. */
  @JsonProperty("Paper")
  PAPER("Paper"),

  /** At the exchange, with real money. */
  @JsonProperty("Live")
  LIVE("Live");

  private final String text;

  Mode(String text) {
    this.text = text;
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
