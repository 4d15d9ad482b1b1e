package io.rec.operator.controller.plan;

import io.rec.operator.controller.render.Names;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;

/**
 * The key of a paper desk's account at its own exchange (Ed25519), derived from the system's seed.
 * The traders' pods hold all of it, the exchange gets its id and its public half.
 */
record PaperKey(String id, KeyPair pair) {
  private static final String ALGORITHM = "Ed25519";
  private static final int KEY_BYTES = 32;
  private static final int ID_BYTES = 16;
  private static final int LINE = 64;

  static PaperKey of(Seed seed) {
    try {
      var generator = KeyPairGenerator.getInstance(ALGORITHM);
      generator.initialize(KEY_BYTES * 8 - 1, new Given(seed.bytes("paper-key/1", KEY_BYTES)));
      var id = ByteBuffer.wrap(seed.bytes("paper-key-id/1", ID_BYTES));
      return new PaperKey(
          new UUID(id.getLong(), id.getLong()).toString(), generator.generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime lacks " + ALGORITHM, e);
    }
  }

  /** As the venue's Secret is mounted, and the public half beside it. */
  Map<String, String> files() {
    return Map.of(
        Names.VENUE_KEY_ID, id,
        Names.VENUE_PRIVATE_KEY, pem("PRIVATE KEY", pair.getPrivate().getEncoded()),
        Names.VENUE_PUBLIC_KEY, pem("PUBLIC KEY", pair.getPublic().getEncoded()));
  }

  @Override
  public String toString() {
    return "paper key " + id;
  }

  private static String pem(String title, byte[] der) {
    var lines = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(title, lines, title);
  }

  /** The one way to have a key pair made of bytes that are given. */
  private static final class Given extends SecureRandom {
    private static final long serialVersionUID = 1L;

    private final byte[] bytes;

    Given(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public void nextBytes(byte[] asked) {
      if (asked.length != bytes.length) {
        throw new IllegalStateException("a key asked for %d random bytes".formatted(asked.length));
      }
      System.arraycopy(Arrays.copyOf(bytes, bytes.length), 0, asked, 0, asked.length);
    }
  }
}
