package io.rec.mainapp.signin.factor;

import io.rec.platform.secrets.Secret;
import io.rec.platform.secrets.Tokens;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals what has to be read again with AES-256-GCM. Its key is one of its own among the mounted
 * tokens, not one derived from a session key: those are thrown away when they are rotated, and
 * every second factor would go with them.
 */
@Singleton
final class Seal {

  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final byte[] PURPOSE = "recio second factor".getBytes(StandardCharsets.US_ASCII);

  private final Tokens tokens;
  private final SecureRandom random = new SecureRandom();

  Seal(Tokens tokens) {
    this.tokens = tokens;
  }

  /** Empty while no key is mounted. */
  Optional<byte[]> close(byte[] plain, String owner) {
    List<Secret> keys = tokens.sealKeys();
    if (keys.isEmpty()) {
      return Optional.empty();
    }
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] sealed = run(Cipher.ENCRYPT_MODE, keys.getFirst(), nonce, owner, plain);
      byte[] all = Arrays.copyOf(nonce, nonce.length + sealed.length);
      System.arraycopy(sealed, 0, all, nonce.length, sealed.length);
      return Optional.of(all);
    } catch (GeneralSecurityException failed) {
      throw new IllegalStateException("cannot seal with " + CIPHER, failed);
    }
  }

  /** Empty when none of the keys fits, or it was sealed for another owner. */
  Optional<byte[]> open(byte[] sealed, String owner) {
    byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
    byte[] rest = Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length);
    for (Secret key : tokens.sealKeys()) {
      try {
        return Optional.of(run(Cipher.DECRYPT_MODE, key, nonce, owner, rest));
      } catch (GeneralSecurityException otherKey) {
        // During a rotation the next one may fit.
      }
    }
    return Optional.empty();
  }

  private static byte[] run(int mode, Secret key, byte[] nonce, String owner, byte[] text)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(CIPHER);
    cipher.init(
        mode, new SecretKeySpec(derived(key), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
    return cipher.doFinal(text);
  }

  private static byte[] derived(Secret key) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key.reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return mac.doFinal(PURPOSE);
  }
}
