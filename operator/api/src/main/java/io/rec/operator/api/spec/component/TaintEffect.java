package io.rec.operator.api.spec.component;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a tainted node does to pods. */
public enum TaintEffect {
  /** Takes no new ones. */
  @JsonProperty("NoSchedule")
  NO_SCHEDULE("NoSchedule"),

  /** Avoids new ones. */
  @JsonProperty("PreferNoSchedule")
  PREFER_NO_SCHEDULE("PreferNoSchedule"),

  /** Evicts those that run. */
  @JsonProperty("NoExecute")
  NO_EXECUTE("NoExecute");

  private final String text;

  TaintEffect(String text) {
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
