package io.rec.venues.kalshi;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** An account's key: signs time, method and path of each call (RSA-PSS or Ed25519). */
public final class KalshiKey implements CallSigner {

  private static final PSSParameterSpec PSS =
      new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1);

  private final String keyId;
  private final PrivateKey key;
  private final Clock clock;

  private KalshiKey(String keyId, PrivateKey key, Clock clock) {
    this.keyId = requireNonNull(keyId, "keyId");
    this.key = key;
    this.clock = clock;
  }

  /** The PEM is PKCS#1 or PKCS#8; what cannot be read is refused without showing it. */
  public static KalshiKey of(String keyId, String pem, Clock clock) {
    return new KalshiKey(keyId, PemKey.read(pem), clock);
  }

  @Override
  public Map<String, String> headers(String method, String path) {
    String timestampMillis = Long.toString(clock.millis());
    return Map.of(
        "KALSHI-ACCESS-KEY", keyId,
        "KALSHI-ACCESS-TIMESTAMP", timestampMillis,
        "KALSHI-ACCESS-SIGNATURE", signature(text(timestampMillis, method, path)));
  }

  @Override
  public Optional<String> keyId() {
    return Optional.of(keyId);
  }

  /** Nothing between the parts; the query is not signed. */
  static String text(String timestampMillis, String method, String path) {
    int query = path.indexOf('?');
    return timestampMillis + method + (query < 0 ? path : path.substring(0, query));
  }

  private String signature(String text) {
    try {
      Signature signature = algorithm();
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException failed) {
      throw new IllegalStateException("the exchange key cannot sign", failed);
    }
  }

  private Signature algorithm() throws GeneralSecurityException {
    boolean rsa = key.getAlgorithm().equals("RSA");
    Signature signature = Signature.getInstance(rsa ? "RSASSA-PSS" : "Ed25519");
    if (rsa) {
      signature.setParameter(PSS);
    }
    signature.initSign(key);
    return signature;
  }

  @Override
  public String toString() {
    return "key " + keyId;
  }
}
