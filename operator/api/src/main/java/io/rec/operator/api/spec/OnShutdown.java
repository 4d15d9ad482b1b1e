package io.rec.operator.api.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What happens to resting orders when a desk stops. */
public enum OnShutdown {
  /** They are cancelled. */
  @JsonProperty("Cancel")
  CANCEL("Cancel"),

  /** They stay for the standby that takes over. */
  @JsonProperty("Handover")
  HANDOVER("Handover");

  private final String text;

  OnShutdown(String text) {
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
