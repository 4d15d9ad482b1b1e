package io.rec.venuesimulator.exchange;

import io.rec.venuesimulator.book.Quoting;
import io.rec.venuesimulator.book.Touch;
import io.rec.venuesimulator.calendar.ListedEvent;
import io.rec.venuesimulator.calendar.ListedMarket;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where markets stood 24 hours ago, read from tapes that run a day behind and only for markets that
 * somebody asks about. Guarded by the exchange's lock.
 */
final class DayBefore {

  private static final Duration DAY = Duration.ofHours(24);

  private final TradeLog log;
  private final Map<ListedEvent, Tape> tapes = new HashMap<>();

  DayBefore(TradeLog log) {
    this.log = log;
  }

  /** Nothing for a market that had not opened by then. */
  Optional<Earlier> of(ListedEvent event, ListedMarket market, Instant now) {
    Instant then = now.minus(DAY);
    if (then.isBefore(market.times().open())) {
      return Optional.empty();
    }
    Tape tape = tapes.computeIfAbsent(event, key -> new Tape(key, log));
    tape.catchUp(then.toEpochMilli());
    Touch touch = Quoting.touch(market, then.toEpochMilli());
    return Optional.of(new Earlier(touch, tape.of(market.number())));
  }

  void forgetAllBut(Set<ListedEvent> known) {
    tapes.keySet().retainAll(known);
  }
}
