package io.rec.operator.api.spec.observability;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How much the services say. */
public enum LogLevel {
  /** Faults only. */
  @JsonProperty("Error")
  ERROR("Error"),

  /** Faults and warnings. */
  @JsonProperty("Warn")
  WARN("Warn"),

  /** Changes a person would note. */
  @JsonProperty("Info")
  INFO("Info"),

  /** Everything. */
  @JsonProperty("Debug")
  DEBUG("Debug");

  private final String text;

  LogLevel(String text) {
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
