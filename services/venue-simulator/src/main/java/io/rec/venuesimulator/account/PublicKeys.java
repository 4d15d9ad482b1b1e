package io.rec.venuesimulator.account;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a public key in PEM: RSA in PKCS#1, RSA or Ed25519 in the general form (SPKI). */
final class PublicKeys {

  private static final Pattern PEM =
      Pattern.compile(
          "-----BEGIN (RSA )?PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END (?:RSA )?PUBLIC KEY-----");

  /** What the general form puts in front of an RSA key: "RSA encryption", no parameters. */
  private static final byte[] RSA_ALGORITHM =
      HexFormat.of().parseHex("300d06092a864886f70d0101010500");

  private static final int SEQUENCE = 0x30;
  private static final int BIT_STRING = 0x03;

  private PublicKeys() {}

  static PublicKey read(String pem) {
    Matcher matcher = PEM.matcher(pem);
    if (!matcher.find()) {
      throw new IllegalArgumentException(
          "expected a PEM that begins with PUBLIC KEY or RSA PUBLIC KEY");
    }
    byte[] der = Base64.getMimeDecoder().decode(matcher.group(2));
    if (matcher.group(1) != null) {
      return key("RSA", general(der));
    }
    try {
      return key("RSA", der);
    } catch (IllegalArgumentException notRsa) {
      return key("Ed25519", der);
    }
  }

  private static PublicKey key(String algorithm, byte[] der) {
    try {
      return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(der));
    } catch (GeneralSecurityException unreadable) {
      throw new IllegalArgumentException("neither an RSA nor an Ed25519 public key", unreadable);
    }
  }

  private static byte[] general(byte[] pkcs1) {
    ByteArrayOutputStream bits = new ByteArrayOutputStream();
    bits.write(0);
    bits.writeBytes(pkcs1);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(RSA_ALGORITHM);
    body.writeBytes(tagged(BIT_STRING, bits.toByteArray()));
    return tagged(SEQUENCE, body.toByteArray());
  }

  private static byte[] tagged(int tag, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    if (content.length < 0x80) {
      out.write(content.length);
    } else {
      int octets = content.length > 0xff ? 2 : 1;
      out.write(0x80 | octets);
      for (int shift = 8 * (octets - 1); shift >= 0; shift -= 8) {
        out.write(content.length >> shift);
      }
    }
    out.writeBytes(content);
    return out.toByteArray();
  }
}
