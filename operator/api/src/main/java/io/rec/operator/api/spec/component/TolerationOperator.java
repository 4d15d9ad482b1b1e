package io.rec.operator.api.spec.component;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a toleration compares. */
public enum TolerationOperator {
  /** The key alone decides. */
  @JsonProperty("Exists")
  EXISTS("Exists"),

  /** Key and value decide. */
  @JsonProperty("Equal")
  EQUAL("Equal");

  private final String text;

  TolerationOperator(String text) {
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
