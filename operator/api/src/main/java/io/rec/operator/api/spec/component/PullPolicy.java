package io.rec.operator.api.spec.component;

import com.fasterxml.jackson.annotation.JsonProperty;

/** When a node fetches an image. */
public enum PullPolicy {
  /** At every start. */
  @JsonProperty("Always")
  ALWAYS("Always"),

  /** When the node does not have it. */
  @JsonProperty("IfNotPresent")
  IF_NOT_PRESENT("IfNotPresent"),

  /** It must be there already. */
  @JsonProperty("Never")
  NEVER("Never");

  private final String text;

  PullPolicy(String text) {
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
