package io.rec.platform.live;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import io.rec.domain.momentum.Deltas;
import io.rec.domain.momentum.Momentum;
import io.rec.domain.momentum.Volatility;
import io.rec.domain.momentum.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** A tick as its watchdog announces it; anything may be missing until it was looked at. */
@Serdeable
public record TickNote(
    @Nullable String symbol,
    @Nullable Double price,
    @JsonProperty("timestamp") @Nullable Instant at,
    @JsonProperty("received_at") @Nullable Instant receivedAt,
    @Nullable Double momentum,
    @JsonProperty("momentum_stale") @Nullable Boolean momentumStale,
    @Nullable Boolean interpolated) {

  /** A price from the future would hide every later one. */
  private static final Duration MOST_AHEAD = Duration.ofSeconds(5);

  SeenTick read(Instant now) throws NoteRefused {
    if (symbol == null || price == null || at == null) {
      throw new NoteRefused("a tick without symbol, price or time: " + this);
    }
    if (!(price > 0) || !Double.isFinite(price)) {
      throw new NoteRefused("an impossible price: " + this);
    }
    if (at.isAfter(now.plus(MOST_AHEAD))) {
      throw new NoteRefused("a tick from the future, now it is %s: %s".formatted(now, this));
    }
    if (Boolean.TRUE.equals(interpolated)) {
      throw new NoteRefused("an interpolated price: " + this);
    }
    // A venue whose clock is ahead makes no price younger.
    var asOf = receivedAt != null && receivedAt.isBefore(at) ? receivedAt : at;
    return new SeenTick(symbol, momentum(price, asOf));
  }

  private Momentum momentum(double dollars, Instant asOf) {
    var unknown = new double[Window.ALL.size()];
    Arrays.fill(unknown, Double.NaN);
    return new Momentum(
        asOf,
        dollars,
        Deltas.of(unknown),
        momentum == null || !Double.isFinite(momentum)
            ? OptionalDouble.empty()
            : OptionalDouble.of(momentum),
        Double.NaN,
        new Volatility(OptionalDouble.empty()),
        Boolean.TRUE.equals(momentumStale));
  }
}
