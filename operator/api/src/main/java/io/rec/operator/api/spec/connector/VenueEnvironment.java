package io.rec.operator.api.spec.connector;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which side of a venue is meant. */
public enum VenueEnvironment {
  /** The built-in simulator. */
  @JsonProperty("Simulated")
  SIMULATED("Simulated"),

  /** The venue's own test system. */
  @JsonProperty("Demo")
  DEMO("Demo"),

  /** The real one. */
  @JsonProperty("Production")
  PRODUCTION("Production");

  private final String text;

  VenueEnvironment(String text) {
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
