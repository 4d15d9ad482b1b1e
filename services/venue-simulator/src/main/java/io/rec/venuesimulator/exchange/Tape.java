package io.rec.venuesimulator.exchange;

import io.rec.venuesimulator.calendar.ListedEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One event's trades added up to an instant. It reads every second since the event opened, so its
 * figures do not depend on when the simulator was started. Guarded by the exchange's lock.
 */
final class Tape {

  private final ListedEvent event;
  private final Figures[] figures;
  private final List<Trade> recent = new ArrayList<>();
  private long readTo;

  Tape(ListedEvent event) {
    this.event = event;
    this.figures = new Figures[event.markets().size()];
    Arrays.fill(figures, Figures.NONE);
    this.readTo = event.times().open().toEpochMilli() - 1;
  }

  Figures of(int market) {
    return figures[market];
  }

  /** The trades of the last step: the books that stand now were taken from by them. */
  List<Trade> recent() {
    return recent;
  }

  /** The trades since the last call, up to and with this instant. */
  List<Trade> advance(long epochMillis) {
    long end = Math.min(epochMillis, event.times().close().toEpochMilli());
    List<Trade> read = new ArrayList<>();
    for (long second = Math.floorDiv(readTo, 1000); second <= Math.floorDiv(end, 1000); second++) {
      for (Trade trade : Trading.during(event, second)) {
        if (trade.epochMillis() > readTo && trade.epochMillis() <= end) {
          int market = trade.market().number();
          figures[market] = figures[market].with(trade);
          read.add(trade);
        }
      }
    }
    readTo = Math.max(readTo, end);
    recent.addAll(read);
    recent.removeIf(trade -> trade.epochMillis() <= epochMillis - Exchange.STEP_MILLIS);
    return read;
  }
}
