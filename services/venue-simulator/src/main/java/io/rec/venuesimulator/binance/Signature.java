package io.rec.venuesimulator.binance;

import io.rec.venuesimulator.binance.order.Denied;
import io.rec.venuesimulator.binance.rest.Parameters;
import io.rec.venuesimulator.wire.VenueRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Whether a call is its holder's and of now: HMAC-SHA256 over query and body as they came, joined
 * without anything between, and without the signature itself.
 */
final class Signature {

  private static final long USUAL_WINDOW = 5_000;
  private static final long LONGEST_WINDOW = 60_000;
  private static final long AHEAD_MILLIS = 1_000;
  private static final String NAME = "signature=";
  private static final String ALGORITHM = "HmacSHA256";

  private final Clock clock;

  Signature(Clock clock) {
    this.clock = clock;
  }

  void verify(VenueRequest request, Parameters given, byte[] secret) {
    String signature = given.required("signature");
    long sent = given.whole("timestamp").orElseThrow(() -> Denied.missing("timestamp"));
    long window = given.whole("recvWindow").orElse(USUAL_WINDOW);
    if (window < 0 || window > LONGEST_WINDOW) {
      throw Denied.of(-1131, "recvWindow must be less than 60000.");
    }
    long now = clock.millis();
    if (sent >= now + AHEAD_MILLIS) {
      throw Denied.of(-1021, "Timestamp for this request was 1000ms ahead of the server's time.");
    }
    if (now - sent > window) {
      throw Denied.of(-1021, "Timestamp for this request is outside of the recvWindow.");
    }
    String signed = without(request.rawQuery()) + without(request.body());
    byte[] right = HexFormat.of().formatHex(hmac(secret, signed)).getBytes(StandardCharsets.UTF_8);
    byte[] other = signature.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(right, other)) {
      throw Denied.of(-1022, "Signature for this request is not valid.");
    }
  }

  private static String without(String parameters) {
    return Arrays.stream(parameters.split("&"))
        .filter(each -> !each.startsWith(NAME))
        .collect(Collectors.joining("&"));
  }

  private static byte[] hmac(byte[] secret, String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("this Java has no " + ALGORITHM, missing);
    }
  }
}
