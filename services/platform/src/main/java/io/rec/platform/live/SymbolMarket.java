package io.rec.platform.live;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What is known of one symbol: only ever replaced by something newer. */
final class SymbolMarket {

  /** Both are announced at least once a second. */
  private static final Duration SILENCE = Duration.ofSeconds(2);

  private final String symbol;
  private final AtomicReference<@Nullable SeenTick> tick = new AtomicReference<>();
  private final AtomicReference<@Nullable SeenTable> table = new AtomicReference<>();
  private volatile Instant tickHeard = Instant.EPOCH;
  private volatile Instant tableHeard = Instant.EPOCH;

  SymbolMarket(String symbol) {
    this.symbol = symbol;
  }

  String symbol() {
    return symbol;
  }

  Optional<SeenTick> tick() {
    return Optional.ofNullable(tick.get());
  }

  Optional<SeenTable> table() {
    return Optional.ofNullable(table.get());
  }

  boolean ticksAreSilent(Instant now) {
    return tickHeard.plus(SILENCE).isBefore(now);
  }

  boolean tablesAreSilent(Instant now) {
    return tableHeard.plus(SILENCE).isBefore(now);
  }

  /** Whether it was news. */
  boolean take(SeenTick seen, Instant now) {
    tickHeard = now;
    return tick.updateAndGet(known -> known == null || seen.isNewerThan(known) ? seen : known)
        == seen;
  }

  /** Whether it was news. */
  boolean take(SeenTable seen, Instant now) {
    tableHeard = now;
    return table.updateAndGet(
            known ->
                known == null || seen.table().lastUpdated().isAfter(known.table().lastUpdated())
                    ? seen
                    : known)
        == seen;
  }
}
