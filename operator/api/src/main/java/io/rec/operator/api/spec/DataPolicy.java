package io.rec.operator.api.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What happens to volumes when a desk is deleted. */
public enum DataPolicy {
  /** They stay. */
  @JsonProperty("Retain")
  RETAIN("Retain"),

  /** They go, after a last backup to where one survives them. */
  @JsonProperty("Delete")
  DELETE("Delete");

  private final String text;

  DataPolicy(String text) {
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
