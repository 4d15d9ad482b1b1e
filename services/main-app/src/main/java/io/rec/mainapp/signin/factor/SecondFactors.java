package io.rec.mainapp.signin.factor;

import io.rec.platform.role.RoleIdentity;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** The optional second factor: a code from an app, each good for one use. */
@Singleton
public final class SecondFactors {

  private static final int SECRET_BYTES = 20;

  /** Steps before and after the present one, for clocks that are off by half a minute. */
  private static final int TOLERANCE = 1;

  private final Seal seal;
  private final RoleIdentity identity;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  SecondFactors(Seal seal, RoleIdentity identity, Clock clock) {
    this.seal = seal;
    this.identity = identity;
    this.clock = clock;
  }

  /** What the person types or scans into the app. */
  public record Enrolment(String secret, String uri) {}

  /** Whether a code is asked for at sign-in. */
  public boolean active(Connection transaction, String userId) throws SQLException {
    return FactorRows.read(transaction, userId).map(FactorRows.Stored::confirmed).orElse(false);
  }

  /** Begins anew, unless a factor is active. */
  public Begun begin(Connection transaction, String userId, String username) throws SQLException {
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    Optional<byte[]> sealed = seal.close(secret, userId);
    if (sealed.isEmpty()) {
      return new Begun.NoKey();
    }
    return FactorRows.begin(transaction, userId, sealed.get(), clock.instant())
        ? new Begun.Enrolling(new Enrolment(Base32.encode(secret), uri(secret, username)))
        : new Begun.AlreadyActive();
  }

  /** What came of the wish for a second factor. */
  public sealed interface Begun {
    record Enrolling(Enrolment enrolment) implements Begun {}

    record AlreadyActive() implements Begun {}

    /** No key to seal the secret with is mounted. */
    record NoKey() implements Begun {}
  }

  /** Whether the code is right; then it is used up, and a factor that was begun is active. */
  public boolean accept(Connection transaction, String userId, String code) throws SQLException {
    Instant now = clock.instant();
    Optional<byte[]> secret =
        FactorRows.read(transaction, userId).flatMap(stored -> seal.open(stored.sealed(), userId));
    if (secret.isEmpty()) {
      return false;
    }
    OptionalLong step = step(secret.get(), code, Totp.step(now));
    return step.isPresent() && FactorRows.use(transaction, userId, step.getAsLong(), now);
  }

  public void remove(Connection transaction, String userId) throws SQLException {
    FactorRows.remove(transaction, userId);
  }

  /** Looks at all of the steps, so that the time says nothing of which one fits. */
  private static OptionalLong step(byte[] secret, String code, long present) {
    OptionalLong found = OptionalLong.empty();
    for (long step = present - TOLERANCE; step <= present + TOLERANCE; step++) {
      String expected = Totp.code(secret, step, Totp.DIGITS);
      if (MessageDigest.isEqual(ascii(expected), ascii(code))) {
        found = OptionalLong.of(step);
      }
    }
    return found;
  }

  private String uri(byte[] secret, String username) {
    String issuer = encoded("REC.IO " + identity.system());
    return "otpauth://totp/%s:%s?secret=%s&issuer=%s&algorithm=SHA1&digits=%d&period=%d"
        .formatted(
            issuer,
            encoded(username),
            Base32.encode(secret),
            issuer,
            Totp.DIGITS,
            Totp.STEP_SECONDS);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
