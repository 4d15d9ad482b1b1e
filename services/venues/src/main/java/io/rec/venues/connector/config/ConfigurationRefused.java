package io.rec.venues.connector.config;

/** A configuration that cannot be used; names the field or variable, never a value of a secret. */
public final class ConfigurationRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ConfigurationRefused(String message) {
    super(message);
  }
}
