package io.rec.operator.api.spec.database;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What happens to sessions on the old login when the overlap ends. */
public enum Leftover {
  /** Both logins stay valid and the status says who holds on. */
  @JsonProperty("Wait")
  WAIT("Wait"),

  /** Those sessions are ended. */
  @JsonProperty("Terminate")
  TERMINATE("Terminate");

  private final String text;

  Leftover(String text) {
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
