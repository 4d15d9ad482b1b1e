package io.rec.venues.kalshi;

import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * An account at the exchange: which exchange, whose key. A paper desk's own exchange knows the key
 * that the operator made for it; one that stands alone in a test asks for none.
 */
public final class KalshiAccount implements CallSigner {

  /** The files of the broker's mounted Secret. */
  @FunctionalInterface
  public interface CredentialFiles {
    Map<String, String> read() throws IOException;
  }

  private final Supplier<KalshiVenue> venue;
  private final boolean live;
  private final CredentialFiles files;
  private final Clock clock;
  private volatile CallSigner signer = CallSigner.NONE;
  private volatile Map<String, String> loaded = Map.of();
  private final AtomicInteger keys = new AtomicInteger();

  public KalshiAccount(
      Supplier<KalshiVenue> venue, boolean live, CredentialFiles files, Clock clock) {
    this.venue = venue;
    this.live = live;
    this.files = files;
    this.clock = clock;
  }

  /** Real money only in mode Live: the last place that can refuse a wrong wiring does refuse it. */
  public KalshiVenue venue() {
    KalshiVenue chosen = venue.get();
    if (chosen == KalshiVenue.Real.PRODUCTION && !live) {
      throw new IllegalStateException("mode Paper must not reach the production exchange");
    }
    return chosen;
  }

  /**
   * Reads the key where one is needed; tells who signs from now on. To be called again whenever the
   * Secret may have changed; the last good key signs on when the new one is unusable.
   */
  public String load() throws IOException, CredentialsUnusable {
    Map<String, String> now = files.read();
    if (now.isEmpty() && !venue().wantsSignature()) {
      return "nobody: a simulator without accounts of its own asks for no credentials";
    }
    try {
      if (signer == CallSigner.NONE || !now.equals(loaded)) {
        signer = KalshiCredentials.from(now, clock);
        loaded = now;
        keys.incrementAndGet();
      }
      return signer.toString();
    } catch (IllegalArgumentException unusable) {
      throw new CredentialsUnusable(String.valueOf(unusable.getMessage()), unusable);
    }
  }

  /** How many keys were read so far: one that grew tells that another key signs. */
  public int keys() {
    return keys.get();
  }

  @Override
  public Map<String, String> headers(String method, String path) {
    return signer.headers(method, path);
  }

  @Override
  public Optional<String> keyId() {
    return signer.keyId();
  }
}
