package io.rec.activetradesupervisor.book;

import io.micronaut.serde.annotation.Serdeable;
import io.rec.domain.stop.StopReason;
import io.rec.domain.stop.StopWatch;
import io.rec.domain.stop.StopWatch.Fired;
import io.rec.domain.stop.StopWatch.Verifying;
import io.rec.domain.stop.StopWatch.Watching;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the auto stop remembers of a trade, as it is stored.
 *
 * @param at when the verification or the close began
 */
@Serdeable
public record StoredWatch(
    String state, Instant at, @Nullable StopReason reason, int attempt, boolean left) {

  private static final String VERIFYING = "verifying";
  private static final String FIRED = "fired";

  /** Null while there is nothing to remember. */
  public static @Nullable StoredWatch of(StopWatch watch) {
    return switch (watch) {
      case Watching() -> null;
      case Verifying(Instant since) -> new StoredWatch(VERIFYING, since, null, 0, false);
      case Fired fired ->
          new StoredWatch(FIRED, fired.at(), fired.reason(), fired.attempt(), fired.left());
    };
  }

  StopWatch watch() {
    return switch (state) {
      case VERIFYING -> new Verifying(at);
      case FIRED -> fired();
      default -> StopWatch.WATCHING;
    };
  }

  private StopWatch fired() {
    return reason == null ? StopWatch.WATCHING : new Fired(reason, at, attempt, left);
  }
}
