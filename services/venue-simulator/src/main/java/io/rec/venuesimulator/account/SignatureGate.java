package io.rec.venuesimulator.account;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checks the three headers over the path as it came, against the clock that writes {@code Date}.
 */
public final class SignatureGate {

  public static final String KEY = "kalshi-access-key";
  public static final String TIMESTAMP = "kalshi-access-timestamp";
  public static final String SIGNATURE = "kalshi-access-signature";

  private static final Duration WINDOW = Duration.ofSeconds(20);
  private static final PSSParameterSpec PSS =
      new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1);
  private static final Caller WRONG_SIGNATURE = authenticationError("INCORRECT_API_KEY_SIGNATURE");

  private final Accounts accounts;
  private final Clock clock;

  public SignatureGate(Accounts accounts, Clock clock) {
    this.accounts = accounts;
    this.clock = clock;
  }

  /** The headers' names are in lower case, the path is the raw one without the query. */
  public Caller check(String method, String rawPath, Map<String, String> headers) {
    if (List.of(KEY, TIMESTAMP, SIGNATURE).stream().noneMatch(headers::containsKey)) {
      return new Caller.Unsigned(accounts.unsigned());
    }
    String signature = headers.getOrDefault(SIGNATURE, "");
    if (signature.isEmpty()) {
      return new Caller.Refused(
          "signature_is_missing_from_headers", "signature is missing from headers", "");
    }
    String timestamp = headers.getOrDefault(TIMESTAMP, "");
    if (!inWindow(timestamp)) {
      return new Caller.Refused("header_timestamp_expired", "header timestamp expired", "");
    }
    Optional<Accounts.Key> key = accounts.key(headers.getOrDefault(KEY, ""));
    if (key.isEmpty()) {
      return authenticationError("NOT_FOUND");
    }
    return verified(key.get().publicKey(), timestamp + method + rawPath, signature)
        ? new Caller.Member(key.get().account(), key.get().shown())
        : WRONG_SIGNATURE;
  }

  private boolean inWindow(String timestamp) {
    if (!timestamp.matches("\\d{1,15}")) {
      return false;
    }
    return Math.abs(clock.millis() - Long.parseLong(timestamp)) <= WINDOW.toMillis();
  }

  private static boolean verified(PublicKey key, String text, String signature) {
    try {
      boolean rsa = key.getAlgorithm().equals("RSA");
      Signature check = Signature.getInstance(rsa ? "RSASSA-PSS" : "Ed25519");
      if (rsa) {
        check.setParameter(PSS);
      }
      check.initVerify(key);
      check.update(text.getBytes(StandardCharsets.UTF_8));
      return check.verify(Base64.getDecoder().decode(signature));
    } catch (GeneralSecurityException | IllegalArgumentException notOurs) {
      // No base64, or bytes that are no signature of this kind: as wrong as a wrong one.
      return false;
    }
  }

  private static Caller authenticationError(String details) {
    return new Caller.Refused("authentication_error", "authentication error", details);
  }
}
