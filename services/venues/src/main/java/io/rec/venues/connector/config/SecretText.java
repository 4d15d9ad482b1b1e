package io.rec.venues.connector.config;

/** A text that must not be seen: it prints as stars. */
public final class SecretText {

  private final String text;

  SecretText(String text) {
    this.text = text;
  }

  /** The text itself, for the one place that has to send it. */
  public String reveal() {
    return text;
  }

  @Override
  public String toString() {
    return Redaction.STARS;
  }
}
