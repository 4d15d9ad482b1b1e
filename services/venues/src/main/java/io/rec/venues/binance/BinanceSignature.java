package io.rec.venues.binance;

import io.rec.venues.connector.config.SecretText;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 over the parameters as they are sent. */
record BinanceSignature(SecretText secret) {

  private static final String ALGORITHM = "HmacSHA256";

  /** The parameters with their signature at the end. */
  String signed(String parameters) {
    return parameters + "&signature=" + of(parameters);
  }

  String of(String parameters) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return HexFormat.of().formatHex(mac.doFinal(parameters.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("no HMAC-SHA256 in this runtime", impossible);
    }
  }
}
