package io.rec.operator.api.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How roomy the desk is built. */
public enum Profile {
  /** Resources for a desk that earns its living. */
  @JsonProperty("Production")
  PRODUCTION("Production"),

  /** Small resources; the only profile in which login may be switched off. */
  @JsonProperty("Development")
  DEVELOPMENT("Development");

  private final String text;

  Profile(String text) {
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
