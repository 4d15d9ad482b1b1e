package io.rec.platform.signals;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where an analysis expects a price to go.
 *
 * @param symbol as it was asked about, for instance BTCUSDT
 * @param signal Long, Short or Neutral
 * @param confidence how sure it is of that, 0 to 1
 * @param price the close of the newest candle that was looked at
 * @param id under which the analysis is stored
 * @param reasoning why, at most {@link #MOST_REASONING} characters; null from an older release
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record AiSignal(
    String symbol,
    String signal,
    double confidence,
    Instant timestamp,
    String timeframe,
    double price,
    String modelVersion,
    String id,
    @Nullable String reasoning) {

  /** An announcement holds 8000 bytes, and a character that is escaped takes six of them. */
  public static final int MOST_REASONING = 1_000;

  public AiSignal {
    if (Stream.of(symbol, signal, timestamp, timeframe, modelVersion, id)
        .anyMatch(Objects::isNull)) {
      throw new IllegalArgumentException("a signal that lacks what it must have");
    }
  }
}
