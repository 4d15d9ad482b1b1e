package io.rec.operator.api.spec.database;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How the connection to an external database is protected. */
public enum SslMode {
  /** Not at all. */
  @JsonProperty("disable")
  DISABLE("disable"),

  /** Encrypted, server not checked. */
  @JsonProperty("require")
  REQUIRE("require"),

  /** Encrypted, certificate checked. */
  @JsonProperty("verify-ca")
  VERIFY_CA("verify-ca"),

  /** Encrypted, certificate and host name checked. */
  @JsonProperty("verify-full")
  VERIFY_FULL("verify-full");

  private final String text;

  SslMode(String text) {
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
