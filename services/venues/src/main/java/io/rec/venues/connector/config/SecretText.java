package io.rec.venues.connector.config;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A text that must not be seen: it prints as stars. */
public final class SecretText {

  private static final String HMAC = "HmacSHA256";

  private final String text;

  SecretText(String text) {
    this.text = text;
  }

  /** The text itself, for the one place that has to send it. */
  public String reveal() {
    return text;
  }

  /** The HMAC-SHA256 of a message with this as the key, in hexadecimal. */
  public String hmac(String message) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), HMAC));
      return HexFormat.of().formatHex(mac.doFinal(message.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("no HMAC-SHA256 in this runtime", impossible);
    }
  }

  @Override
  public String toString() {
    return Redaction.STARS;
  }
}
