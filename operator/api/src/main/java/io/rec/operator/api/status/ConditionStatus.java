package io.rec.operator.api.status;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The answer of a condition. */
public enum ConditionStatus {
  @JsonProperty("True")
  TRUE("True"),

  @JsonProperty("False")
  FALSE("False"),

  @JsonProperty("Unknown")
  UNKNOWN("Unknown");

  private final String text;

  ConditionStatus(String text) {
    this.text = text;
  }

  /** The answer to a question that has one. */
  public static ConditionStatus of(boolean answer) {
    return answer ? TRUE : FALSE;
  }

  /** As it stands in the status. */
  public String text() {
    return text;
  }

  @Override
  public String toString() {
    return text;
  }
}
