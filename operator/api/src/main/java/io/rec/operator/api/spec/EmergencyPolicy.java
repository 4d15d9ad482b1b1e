package io.rec.operator.api.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What happens to open positions in an emergency. */
public enum EmergencyPolicy {
  /** Close them; while the price is stale only orders are cancelled. */
  @JsonProperty("Flatten")
  FLATTEN("Flatten"),

  /** Cancel resting orders, keep positions. */
  @JsonProperty("CancelOnly")
  CANCEL_ONLY("CancelOnly"),

  /** Touch nothing. */
  @JsonProperty("Hold")
  HOLD("Hold");

  private final String text;

  EmergencyPolicy(String text) {
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
