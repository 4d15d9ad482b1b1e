package io.rec.venuesimulator.alpaca.order;

import io.rec.venuesimulator.price.Noise;
import java.util.UUID;

/** An account's ids, one after the other: the same for the same seed and key. */
final class Ids {

  private static final long VERSION_MASK = 0xFFFFFFFFFFFF0FFFL;
  private static final long VERSION_4 = 0x4000L;
  private static final long VARIANT_MASK = 0x3FFFFFFFFFFFFFFFL;
  private static final long VARIANT = 0x8000000000000000L;

  private final long seed;
  private long given;

  Ids(long seed, String keyId) {
    this.seed = Noise.bits(seed, keyId.hashCode());
  }

  UUID next() {
    given++;
    return new UUID(
        Noise.bits(seed, 2 * given) & VERSION_MASK | VERSION_4,
        Noise.bits(seed, 2 * given + 1) & VARIANT_MASK | VARIANT);
  }
}
