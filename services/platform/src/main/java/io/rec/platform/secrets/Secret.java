package io.rec.platform.secrets;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A text that must not be seen: it prints as stars and compares in constant time. */
public final class Secret {

  private final String text;

  public Secret(String text) {
    this.text = requireNonNull(text, "text");
    Masking.remember(text);
  }

  /** The text itself, for the one place that has to send it. */
  public String reveal() {
    return text;
  }

  public boolean matches(String offered) {
    return MessageDigest.isEqual(bytes(text), bytes(offered));
  }

  public boolean isEmpty() {
    return text.isEmpty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret that && matches(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return "***";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
