package io.rec.venuesimulator.alpaca.rest;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/** The id of a share holds its symbol, so that every share has one without a list of them. */
final class AssetIds {

  private static final long HIGH = 0xA55E_7000_0000_4000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;
  private static final int BITS = 8;
  private static final long BYTE = 0xFF;

  private AssetIds() {}

  static UUID of(String symbol) {
    long low = 0;
    for (byte letter : symbol.getBytes(StandardCharsets.US_ASCII)) {
      low = low << BITS | letter;
    }
    return new UUID(HIGH, low | VARIANT);
  }

  /** The symbol, if a text is such an id. */
  static Optional<String> symbol(String text) {
    try {
      UUID id = UUID.fromString(text);
      if (id.getMostSignificantBits() != HIGH) {
        return Optional.empty();
      }
      StringBuilder symbol = new StringBuilder();
      for (long low = id.getLeastSignificantBits() & ~VARIANT; low != 0; low >>>= BITS) {
        symbol.insert(0, (char) (low & BYTE));
      }
      return Optional.of(symbol.toString());
    } catch (IllegalArgumentException noId) {
      return Optional.empty();
    }
  }
}
