package io.rec.domain.entry;

import io.rec.domain.strikes.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** When entries were last sent. Only an entry that was sent starts a pause. */
public record EntryCooldowns(Map<Contract, Instant> sent) {
  public static final Duration PAUSE = Duration.ofSeconds(10);
  public static final EntryCooldowns NONE = new EntryCooldowns(Map.of());

  /** What an entry buys: one side of one market. */
  public record Contract(String ticker, Side side) {}

  public EntryCooldowns {
    sent = Map.copyOf(sent);
  }

  /** After an entry was sent; pauses that are over are forgotten. */
  public EntryCooldowns sent(String ticker, Side side, Instant now) {
    var next = new HashMap<Contract, Instant>();
    sent.forEach(
        (contract, at) -> {
          if (!left(at, now).isZero()) {
            next.put(contract, at);
          }
        });
    next.put(new Contract(ticker, side), now);
    return new EntryCooldowns(next);
  }

  /** How long another entry must wait. */
  public Duration remaining(String ticker, Side side, Instant now) {
    var at = sent.get(new Contract(ticker, side));
    return at == null ? Duration.ZERO : left(at, now);
  }

  /** How many contracts wait. */
  public long waiting(Instant now) {
    return sent.values().stream().filter(at -> !left(at, now).isZero()).count();
  }

  private static Duration left(Instant at, Instant now) {
    var left = PAUSE.minus(Duration.between(at, now));
    return left.isNegative() ? Duration.ZERO : left;
  }
}
