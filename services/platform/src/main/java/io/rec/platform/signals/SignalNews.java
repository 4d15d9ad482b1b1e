package io.rec.platform.signals;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A new analysis, as the analysis service announces it on {@link #CHANNEL} when it is stored. What
 * had to wait for the database for more than a few seconds is stored and not announced.
 *
 * @param closedAt up to when candles had closed that were looked at
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record SignalNews(Instant closedAt, AiSignal data) {

  public static final String CHANNEL = "recio_ai_signal";

  public SignalNews {
    if (Stream.of(closedAt, data).anyMatch(Objects::isNull)) {
      throw new IllegalArgumentException("news of no signal");
    }
  }
}
