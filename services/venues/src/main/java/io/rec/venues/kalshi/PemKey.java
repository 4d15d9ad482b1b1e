package io.rec.venues.kalshi;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a private key in PEM: RSA as the exchange hands it out (PKCS#1), RSA or Ed25519 (PKCS#8).
 */
final class PemKey {

  private static final Pattern PEM =
      Pattern.compile(
          "-----BEGIN (RSA )?PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END (?:RSA )?PRIVATE KEY-----");

  /** Version 0 and the algorithm "RSA encryption": what PKCS#8 puts in front of a PKCS#1 key. */
  private static final byte[] RSA_PREFIX = {
    0x02,
    0x01,
    0x00,
    0x30,
    0x0d,
    0x06,
    0x09,
    0x2a,
    (byte) 0x86,
    0x48,
    (byte) 0x86,
    (byte) 0xf7,
    0x0d,
    0x01,
    0x01,
    0x01,
    0x05,
    0x00
  };

  private static final int SEQUENCE = 0x30;
  private static final int OCTET_STRING = 0x04;

  private PemKey() {}

  static PrivateKey read(String pem) {
    Matcher matcher = PEM.matcher(pem);
    if (!matcher.find()) {
      throw new IllegalArgumentException("kalshi.pem holds no private key in PEM");
    }
    boolean pkcs1 = matcher.group(1) != null;
    byte[] der = Base64.getMimeDecoder().decode(matcher.group(2));
    PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(pkcs1 ? wrapped(der) : der);
    @Nullable GeneralSecurityException last = null;
    for (String algorithm : pkcs1 ? List.of("RSA") : List.of("RSA", "Ed25519")) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(spec);
      } catch (GeneralSecurityException other) {
        last = other;
      }
    }
    throw new IllegalArgumentException("kalshi.pem is neither an RSA nor an Ed25519 key", last);
  }

  private static byte[] wrapped(byte[] pkcs1) {
    byte[] octets = tagged(OCTET_STRING, pkcs1);
    byte[] body = new byte[RSA_PREFIX.length + octets.length];
    System.arraycopy(RSA_PREFIX, 0, body, 0, RSA_PREFIX.length);
    System.arraycopy(octets, 0, body, RSA_PREFIX.length, octets.length);
    return tagged(SEQUENCE, body);
  }

  private static byte[] tagged(int tag, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    if (content.length < 0x80) {
      out.write(content.length);
    } else {
      int octets = content.length > 0xffff ? 3 : content.length > 0xff ? 2 : 1;
      out.write(0x80 | octets);
      for (int shift = 8 * (octets - 1); shift >= 0; shift -= 8) {
        out.write(content.length >> shift);
      }
    }
    out.writeBytes(content);
    return out.toByteArray();
  }
}
