package io.rec.systemmonitor.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is open and what has just ended. Belongs to whoever guards it: it has no lock of its own.
 * Each change is remembered until it is taken to be stored.
 */
public final class AlertBook {

  /** A thing without an end that does not happen again is closed after this. */
  static final Duration EVENT_OPEN_FOR = Duration.ofMinutes(10);

  private final Map<String, AlertCase> open = new TreeMap<>();
  private final Map<String, AlertCase> ending = new TreeMap<>();
  private final Map<String, AlertCase> changed = new LinkedHashMap<>();

  /** What was stored by the process before this one. */
  public void recall(Collection<AlertCase> stored) {
    for (AlertCase alert : stored) {
      (alert.open() ? open : ending).put(alert.key().text(), alert);
    }
  }

  /** A service stated it. */
  public AlertCase state(Signal signal, Instant now) {
    return put(
        known(signal, now)
            .map(alert -> alert.seen(signal, true, now))
            .orElseGet(() -> AlertCase.opened(signal, now)));
  }

  /** It is over; empty when it was not open. */
  public Optional<AlertCase> close(AlertKey key, Instant now) {
    return Optional.ofNullable(open.get(key.text())).map(alert -> put(alert.closed(now)));
  }

  /**
   * All that one observer finds wrong now: what it does not find any more is over.
   *
   * @param observed whether an alert is this observer's
   */
  public void observe(Predicate<AlertCase> observed, List<Signal> found, Instant now) {
    Set<AlertKey> still = found.stream().map(Signal::key).collect(Collectors.toSet());
    for (AlertCase alert : List.copyOf(open.values())) {
      if (observed.test(alert) && !still.contains(alert.key())) {
        put(alert.closed(now));
      }
    }
    for (Signal signal : found) {
      Optional<AlertCase> before = Optional.ofNullable(open.get(signal.key().text()));
      if (before.isEmpty()) {
        state(signal, now);
      } else {
        refresh(before.get(), signal, now);
      }
    }
  }

  /** Seeing it again, with another figure in its text, is no news that would have to be stored. */
  private void refresh(AlertCase before, Signal signal, Instant now) {
    AlertCase after = before.seen(signal, false, now);
    if (after.signal().severity() != before.signal().severity()) {
      put(after);
    } else {
      open.put(after.key().text(), after);
    }
  }

  /** Puts every alert under its cause, closes events that are old, forgets what is finished. */
  public void turn(Verdict verdict, Instant now) {
    for (AlertCase alert : List.copyOf(open.values())) {
      if (alert.signal().source() == Source.EVENT
          && !alert.lastSeenAt().plus(EVENT_OPEN_FOR).isAfter(now)) {
        put(alert.closed(now));
      }
    }
    Set<AlertKey> keys = open.values().stream().map(AlertCase::key).collect(Collectors.toSet());
    for (AlertCase alert : List.copyOf(open.values())) {
      String cause = Grouping.causeOf(alert, keys, verdict);
      if (!cause.equals(alert.cause())) {
        put(alert.explainedBy(cause, now));
      }
    }
    ending.values().removeIf(alert -> Telling.finished(alert, now));
  }

  /** All alerts of its cause are acknowledged with it; empty when nothing open has that id. */
  public List<AlertCase> acknowledge(String id, Acknowledged person) {
    List<AlertCase> done = new ArrayList<>();
    Optional<AlertCase> named =
        open.values().stream().filter(alert -> alert.id().equals(id)).findFirst();
    named.ifPresent(
        head ->
            open.values().stream()
                .filter(alert -> alert.id().equals(id) || alert.cause().equals(head.key().text()))
                .toList()
                .forEach(alert -> done.add(put(alert.acknowledgedBy(person)))));
    return done;
  }

  public void delivering(Due due, Instant now) {
    delivery(due, before -> before.begun(now));
  }

  public void delivered(Due due, List<String> channels, Instant now) {
    delivery(due, begun -> begun.delivered(now, channels));
  }

  public void failed(Due due, String why) {
    delivery(due, begun -> begun.failed(why));
  }

  private void delivery(Due due, UnaryOperator<Delivery> change) {
    find(due.about().id()).ifPresent(alert -> put(alert.delivering(due.step(), change)));
  }

  public List<AlertCase> open() {
    return List.copyOf(open.values());
  }

  public List<AlertCase> ending() {
    return List.copyOf(ending.values());
  }

  /** What changed since it was last asked for; what could not be stored is to be given back. */
  public List<AlertCase> takeChanges() {
    List<AlertCase> all = List.copyOf(changed.values());
    changed.clear();
    return all;
  }

  /** Could not be stored; what changed again meanwhile is newer. */
  public void giveBack(List<AlertCase> unsaved) {
    unsaved.forEach(alert -> changed.putIfAbsent(alert.id(), alert));
  }

  /** One whose end was told is not it: people have to be told that it is back. */
  private Optional<AlertCase> known(Signal signal, Instant now) {
    String key = signal.key().text();
    return Optional.ofNullable(open.get(key))
        .or(
            () ->
                Optional.ofNullable(ending.get(key))
                    .filter(ended -> !Telling.finished(ended, now)));
  }

  private Optional<AlertCase> find(String id) {
    return Stream.concat(open.values().stream(), ending.values().stream())
        .filter(alert -> alert.id().equals(id))
        .findFirst();
  }

  private AlertCase put(AlertCase alert) {
    String key = alert.key().text();
    if (alert.open()) {
      ending.remove(key);
      open.put(key, alert);
    } else {
      open.remove(key);
      ending.put(key, alert);
    }
    changed.put(alert.id(), alert);
    return alert;
  }
}
