package io.rec.venues.coinbase;

import io.micronaut.serde.ObjectMapper;
import io.rec.venues.wire.Fields;
import io.rec.venues.wire.MalformedMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * One public call of the exchange, and how a success reads. {@link CoinbaseRest} sends it for the
 * trading services, the connector sends it under its policy.
 */
public record CoinbaseCall<T>(String path, Reading<T> reading) {

  /** Reads the text of an answer. */
  @FunctionalInterface
  public interface Reading<T> {
    T read(ObjectMapper json, String text) throws MalformedMessage;
  }

  /** The last trade, and the best prices. */
  public static CoinbaseCall<Ticker> ticker(String productId) {
    return new CoinbaseCall<>(
        "/products/%s/ticker".formatted(productId),
        (json, text) -> CoinbaseReader.ticker(productId, Fields.parse(json, text)));
  }

  /** Oldest first; both ends may be the beginning of one. */
  public static CoinbaseCall<List<Candle>> candles(
      String productId, Duration granularity, Instant from, Instant to) {
    return new CoinbaseCall<>(
        "/products/%s/candles?granularity=%d&start=%s&end=%s"
            .formatted(productId, granularity.toSeconds(), from, to),
        (json, text) -> CoinbaseReader.candles(Fields.rows(json, text)));
  }

  /** The same call, whose answer is made into something else; what it refuses is unreadable. */
  public <R> CoinbaseCall<R> then(Function<T, R> made) {
    return new CoinbaseCall<>(
        path,
        (json, text) -> {
          try {
            return made.apply(reading.read(json, text));
          } catch (IllegalArgumentException impossible) {
            throw new MalformedMessage(String.valueOf(impossible.getMessage()), impossible);
          }
        });
  }
}
