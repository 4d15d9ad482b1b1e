package io.rec.venuesimulator.stock;

import java.util.Optional;

/**
 * A day's trades up to a slot, added up.
 *
 * @param regular those of the regular hours
 * @param extended shares and trades before and after them, whose prices do not count
 */
record DaySoFar(long slot, Optional<Bar> regular, Extended extended) {

  record Extended(long shares, long trades) {}

  static DaySoFar before(long firstSlot) {
    return new DaySoFar(firstSlot - 1, Optional.empty(), new Extended(0, 0));
  }

  /** With what was traded in the next slot. */
  DaySoFar with(Optional<Print> next, long startMillis) {
    long at = slot + 1;
    if (next.isEmpty()) {
      return new DaySoFar(at, regular, extended);
    }
    Print print = next.get();
    if (print.phase() != Phase.OPEN) {
      return new DaySoFar(
          at, regular, new Extended(extended.shares() + print.shares(), extended.trades() + 1));
    }
    Bar one = Bar.of(startMillis, print);
    return new DaySoFar(at, Optional.of(regular.map(day -> day.with(one)).orElse(one)), extended);
  }

  /** The prices are those of the regular hours, the shares all. */
  Optional<Bar> bar() {
    return regular.map(
        day ->
            new Bar(
                day.startMillis(),
                day.prices(),
                day.turnover().with(extended.shares(), extended.trades())));
  }

  long shares() {
    return extended.shares() + regular.map(day -> day.turnover().shares()).orElse(0L);
  }
}
