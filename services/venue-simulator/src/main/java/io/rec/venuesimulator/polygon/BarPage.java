package io.rec.venuesimulator.polygon;

import io.rec.venuesimulator.stock.Bar;
import io.rec.venuesimulator.stock.MarketHours;
import io.rec.venuesimulator.stock.Session;
import io.rec.venuesimulator.stock.Stock;
import io.rec.venuesimulator.stock.Tape;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts the bars of one answer together, window by window, as long as they fit: a window is never
 * cut in two. The first one always fits. One thread.
 */
final class BarPage {

  /** There is no trade before this day. */
  private static final LocalDate FIRST_DAY = LocalDate.of(2003, 9, 10);

  private final Tape tape;
  private final Stock stock;
  private final RangeQuery wanted;
  private final Instant now;
  private final List<Bar> bars = new ArrayList<>();
  private int baseRows;
  private @Nullable Window window;
  private Optional<Instant> rest = Optional.empty();

  /** The bar that grows, with what it is made of so far. */
  private record Window(Instant start, Bar bar, int baseRows, Instant entered) {

    Window with(Bar more) {
      return new Window(start, bar.with(more), baseRows + 1, entered);
    }
  }

  private BarPage(Tape tape, Stock stock, RangeQuery wanted, Instant now) {
    this.tape = tape;
    this.stock = stock;
    this.wanted = wanted;
    this.now = now;
  }

  static BarPage of(Tape tape, Stock stock, RangeQuery wanted, Instant now) {
    BarPage page = new BarPage(tape, stock, wanted, now);
    page.fill();
    return page;
  }

  List<Bar> bars() {
    return bars;
  }

  int baseRows() {
    return baseRows;
  }

  /** Where the next page begins: by time, or going back in it. */
  Optional<Instant> rest() {
    return rest;
  }

  private void fill() {
    LocalDate first = later(MarketHours.date(wanted.from()), FIRST_DAY);
    LocalDate last = earlier(MarketHours.date(wanted.to()), MarketHours.date(now));
    boolean back = wanted.descending();
    LocalDate date = back ? last : first;
    while (!date.isBefore(first) && !date.isAfter(last)) {
      for (Bar row : rows(date)) {
        if (!take(row)) {
          return;
        }
      }
      date = date.plusDays(back ? -1 : 1);
    }
    close();
  }

  /** Of one day, in the order asked for. */
  private List<Bar> rows(LocalDate date) {
    Optional<Session> session = tape.hours().on(date);
    if (session.isEmpty()) {
      return List.of();
    }
    List<Bar> rows =
        wanted.span().ofDays()
            ? tape.day(stock, session.get(), now).stream().toList()
            : tape.bars(stock, session.get(), wanted.span().baseMillis(), now);
    List<Bar> inside = rows.stream().filter(this::inside).toList();
    return wanted.descending() ? inside.reversed() : inside;
  }

  private boolean inside(Bar row) {
    long start = row.startMillis();
    return start >= wanted.from().toEpochMilli() && start <= wanted.to().toEpochMilli();
  }

  /** Whether there is room for more. */
  private boolean take(Bar row) {
    Instant at = Instant.ofEpochMilli(row.startMillis());
    Instant start = wanted.window(at);
    Window open = window;
    if (open != null && open.start().equals(start)) {
      window = open.with(row);
      return true;
    }
    boolean room = close();
    window = new Window(start, row, 1, at);
    return room;
  }

  /** Whether the window that grew until now could be taken. */
  private boolean close() {
    Window open = window;
    if (open == null) {
      return true;
    }
    if (!bars.isEmpty() && baseRows + open.baseRows() > wanted.limit()) {
      rest = Optional.of(wanted.descending() ? open.entered() : open.start());
      return false;
    }
    bars.add(open.bar().startingAt(open.start().toEpochMilli()));
    baseRows += open.baseRows();
    return true;
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }

  private static LocalDate earlier(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? one : other;
  }
}
