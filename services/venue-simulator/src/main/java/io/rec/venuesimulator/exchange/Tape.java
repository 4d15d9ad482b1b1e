package io.rec.venuesimulator.exchange;

import io.rec.venuesimulator.calendar.ListedEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One event's trades added up to an instant. What happened before it was made it reads from the
 * event's opening on, so its figures do not depend on when the simulator was started. Guarded by
 * the exchange's lock.
 */
final class Tape {

  private final ListedEvent event;
  private final TradeLog log;
  private final Figures[] figures;
  private final List<Trade> recent = new ArrayList<>();
  private long readTo;

  Tape(ListedEvent event, TradeLog log) {
    this.event = event;
    this.log = log;
    this.figures = new Figures[event.markets().size()];
    Arrays.fill(figures, Figures.NONE);
    this.readTo = event.times().open().toEpochMilli() - 1;
  }

  Figures of(int market) {
    return figures[market];
  }

  /** The public's trades of the last step: the makers' books that stand now lack them. */
  List<Trade> recent() {
    return recent;
  }

  /** Counts everything that was traded up to this instant. */
  void catchUp(long epochMillis) {
    for (Trade trade : read(epochMillis, true)) {
      add(trade);
    }
  }

  /** What the public wants to trade since the last call, up to and with this instant. */
  List<Trade> due(long epochMillis) {
    return read(epochMillis, false);
  }

  /** Counts one trade. */
  void add(Trade trade) {
    int market = trade.market().number();
    figures[market] = figures[market].with(trade);
  }

  private List<Trade> read(long epochMillis, boolean asItHappened) {
    long end = Math.min(epochMillis, event.times().close().toEpochMilli());
    List<Trade> read = new ArrayList<>();
    for (long second = Math.floorDiv(readTo, 1000); second <= Math.floorDiv(end, 1000); second++) {
      List<Trade> trades = asItHappened ? log.during(event, second) : Trading.during(event, second);
      for (Trade trade : trades) {
        if (trade.epochMillis() > readTo && trade.epochMillis() <= end) {
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
