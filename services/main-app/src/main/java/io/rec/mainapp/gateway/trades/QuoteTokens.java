package io.rec.mainapp.gateway.trades;

import io.rec.mainapp.signin.session.SessionKeys;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs quotes so that any gateway pod can tell its own or another's from a made-up one. The key is
 * derived from those of the sessions, so that a rotation takes both along.
 */
@Singleton
final class QuoteTokens {

  static final Duration LIFE = Duration.ofSeconds(15);

  private static final String ALGORITHM = "HmacSHA256";
  private static final String PURPOSE = "recio live quote";
  private static final int NONCE_BYTES = 16;

  private final SessionKeys keys;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  QuoteTokens(SessionKeys keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /** A token for exactly this order; empty while no key is mounted. */
  Optional<SignedQuote> sign(SignedQuote.Bound bound) {
    Optional<byte[]> key = keys.derived(PURPOSE).stream().findFirst();
    if (key.isEmpty()) {
      return Optional.empty();
    }
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    SignedQuote quote =
        new SignedQuote(
            Base64.getUrlEncoder().withoutPadding().encodeToString(nonce),
            clock.instant().plus(LIFE),
            bound,
            "");
    String payload = encoded(quote.payload().getBytes(StandardCharsets.UTF_8));
    return Optional.of(quote.withToken(payload + "." + encoded(mac(key.get(), payload))));
  }

  /** What a token says if we signed it; how old it is is another question. */
  Optional<SignedQuote> read(String token) {
    int dot = token.indexOf('.');
    if (dot < 0) {
      return Optional.empty();
    }
    String payload = token.substring(0, dot);
    try {
      byte[] offered = Base64.getUrlDecoder().decode(token.substring(dot + 1));
      boolean ours =
          keys.derived(PURPOSE).stream()
              .anyMatch(key -> MessageDigest.isEqual(mac(key, payload), offered));
      return ours
          ? SignedQuote.of(
              new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8), token)
          : Optional.empty();
    } catch (IllegalArgumentException otherText) {
      return Optional.empty();
    }
  }

  private static byte[] mac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("this JDK lacks " + ALGORITHM, missing);
    }
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
