package io.rec.systemmonitor.pager;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.rec.systemmonitor.alert.Acknowledged;
import io.rec.systemmonitor.alert.AlertBook;
import io.rec.systemmonitor.alert.AlertCase;
import io.rec.systemmonitor.alert.AlertKey;
import io.rec.systemmonitor.alert.Arrival;
import io.rec.systemmonitor.alert.Due;
import io.rec.systemmonitor.alert.Severity;
import io.rec.systemmonitor.alert.Signal;
import io.rec.systemmonitor.alert.Silence;
import io.rec.systemmonitor.alert.Source;
import io.rec.systemmonitor.alert.Telling;
import io.rec.systemmonitor.alert.Untold;
import io.rec.systemmonitor.alert.Verdict;
import io.rec.systemmonitor.alert.Way;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The one book of alerts, under one lock. It lives in memory, since the lost database is one of the
 * things it tells of; what changes is stored when that is possible.
 */
@Singleton
public final class AlertDesk {

  private final Clock clock;
  private final AlertBook book = new AlertBook();
  private final ReentrantLock lock = new ReentrantLock();
  private volatile boolean recalled;

  AlertDesk(Clock clock, MeterRegistry meters) {
    this.clock = clock;
    for (Severity severity : Severity.values()) {
      Gauge.builder("recio.monitor.alerts.open", this, desk -> desk.count(severity))
          .description("Alerts that are open")
          .tag("severity", severity.word())
          .register(meters);
    }
    Gauge.builder("recio.monitor.untold", this, AlertDesk::untold)
        .description("Critical alerts that are open and reached nobody")
        .register(meters);
  }

  /** Begins where the process before this one ended. */
  void recall(Collection<AlertCase> stored, Collection<Signal> raised) {
    with(
        book -> {
          if (!recalled) {
            book.recall(stored);
            book.observe(
                alert -> alert.signal().source() == Source.SERVICE,
                List.copyOf(raised),
                clock.instant());
            recalled = true;
          }
          return recalled;
        });
  }

  /** Before this nobody may say what is over. */
  public boolean recalled() {
    return recalled;
  }

  AlertCase state(Signal signal) {
    return with(book -> book.state(signal, clock.instant()));
  }

  /** The same of one that the hub has told in our place: in one step, so that we do not. */
  AlertCase stateTold(Signal signal, HubTold.Notice by) {
    return with(
        book -> {
          AlertCase alert = book.state(signal, clock.instant());
          book.toldByHub(alert.key(), by.id(), by.at());
          return alert;
        });
  }

  void toldByHub(Map<AlertKey, HubTold.Notice> told) {
    with(
        book -> {
          told.forEach((key, by) -> book.toldByHub(key, by.id(), by.at()));
          return told;
        });
  }

  Set<String> followed() {
    return with(book -> book.followed(clock.instant()));
  }

  List<Arrival> follow(Map<String, List<Way>> log) {
    return with(
        book -> {
          List<Arrival> news = book.follow(log, clock.instant());
          tellUntold(book);
          return news;
        });
  }

  private void tellUntold(AlertBook book) {
    book.observe(
        alert -> alert.signal().source() == Source.ENGINE,
        Untold.signals(book.open(), clock.instant()),
        clock.instant());
  }

  void close(AlertKey key) {
    with(book -> book.close(key, clock.instant()));
  }

  /** All that is seen from outside to be wrong now. */
  public void symptoms(List<Signal> found) {
    observe(Source.SYMPTOM, found);
  }

  /** All roots that are named now. */
  void causes(List<Signal> found) {
    observe(Source.CAUSE, found);
  }

  private void observe(Source source, List<Signal> found) {
    with(
        book -> {
          book.observe(alert -> alert.signal().source() == source, found, clock.instant());
          return found;
        });
  }

  /** What people have to be told now. */
  List<Due> turn(Verdict verdict, Collection<Silence> silences) {
    return with(
        book -> {
          book.turn(verdict, clock.instant());
          return Telling.due(
              book.open(), book.ending(), silences, book.calmSince(), clock.instant());
        });
  }

  List<AlertCase> acknowledge(String id, String by, String note) {
    return with(book -> book.acknowledge(id, new Acknowledged(by, clock.instant(), note)));
  }

  void delivering(Due due) {
    with(
        book -> {
          book.delivering(due, clock.instant());
          return due;
        });
  }

  void taken(Due due) {
    with(
        book -> {
          book.taken(due, clock.instant());
          return due;
        });
  }

  void failed(Due due, String why) {
    with(
        book -> {
          book.failed(due, why);
          return due;
        });
  }

  List<AlertCase> takeChanges() {
    return with(AlertBook::takeChanges);
  }

  void giveBack(List<AlertCase> unsaved) {
    with(
        book -> {
          book.giveBack(unsaved);
          return unsaved;
        });
  }

  public List<AlertCase> open() {
    return with(AlertBook::open);
  }

  public Set<AlertKey> openKeys() {
    return open().stream().map(AlertCase::key).collect(Collectors.toSet());
  }

  private long count(Severity severity) {
    return open().stream().filter(alert -> alert.signal().severity() == severity).count();
  }

  private int untold() {
    return Untold.of(open(), clock.instant()).size();
  }

  private <T> T with(Function<AlertBook, T> work) {
    lock.lock();
    try {
      return work.apply(book);
    } finally {
      lock.unlock();
    }
  }
}
