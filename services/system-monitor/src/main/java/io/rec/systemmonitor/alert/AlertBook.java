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

  /** Of events that are told together. */
  private static final int LONGEST_TEXT = 2000;

  private final Map<String, AlertCase> open = new TreeMap<>();
  private final Map<String, AlertCase> ending = new TreeMap<>();
  private final Map<String, AlertCase> changed = new LinkedHashMap<>();
  private Instant calmSince = Instant.EPOCH;

  /** What was stored by the process before this one. */
  public void recall(Collection<AlertCase> stored) {
    for (AlertCase alert : stored) {
      (alert.open() ? open : ending).put(alert.key().text(), alert);
      calm(alert);
    }
  }

  /** When the last root cause was over. */
  public Instant calmSince() {
    return calmSince;
  }

  private void calm(AlertCase alert) {
    alert
        .closedAt()
        .filter(at -> alert.signal().source() == Source.CAUSE && at.isAfter(calmSince))
        .ifPresent(at -> calmSince = at);
  }

  /** A service stated it. */
  public AlertCase state(Signal signal, Instant now) {
    Signal said =
        Optional.ofNullable(open.get(signal.key().text()))
            .filter(alert -> alert.isEvent() && signal.source() == Source.EVENT)
            .map(alert -> afterAnother(alert, signal, now))
            .orElse(signal);
    return put(
        known(said, now)
            .map(alert -> alert.seen(said, true, now))
            .orElseGet(() -> AlertCase.opened(said, now)));
  }

  /**
   * What has no end and says something else is something else that happened: it is told anew, or
   * with the one before it if that is still to be told.
   */
  private Signal afterAnother(AlertCase before, Signal said, Instant now) {
    String text = before.signal().text();
    if (text.contains(said.text())) {
      return said.withText(text);
    }
    String both = text + "; " + said.text();
    if (before.isTaken() || both.length() > LONGEST_TEXT) {
      put(before.closed(now));
      // Over for good, or it would be seen as the one that came back.
      ending.remove(before.key().text());
      return said;
    }
    return said.withText(both);
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
        calm(put(alert.closed(now)));
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
    ending.values().removeIf(alert -> Telling.forgettable(alert, now));
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
    delivery(due, before -> before.begun(due.idempotencyKey(), now));
  }

  /** The connector hub has stored it. */
  public void taken(Due due, Instant now) {
    delivery(due, begun -> begun.taken(now));
  }

  public void failed(Due due, String why) {
    delivery(due, begun -> begun.failed(why));
  }

  /** Ids of notices of which the hub's log may still say something. */
  public Set<String> followed(Instant now) {
    return all()
        .flatMap(alert -> alert.deliveries().values().stream())
        .filter(delivery -> delivery.toBeFollowed(now))
        .map(Delivery::notice)
        .collect(Collectors.toSet());
  }

  /** What the hub's log says, by notice; returns what is news. */
  public List<Arrival> follow(Map<String, List<Way>> log, Instant now) {
    List<Arrival> news = new ArrayList<>();
    for (AlertCase alert : all().toList()) {
      alert
          .deliveries()
          .forEach(
              (step, before) -> {
                Delivery after = before.seen(log.getOrDefault(before.notice(), List.of()));
                if (before.toBeFollowed(now) && !after.equals(before)) {
                  put(find(alert.id()).orElse(alert).delivering(step, any -> after));
                  news.add(new Arrival(alert, step, before.fate(), after));
                }
              });
    }
    return news;
  }

  /** The hub told of it while nobody looked here; what we have told ourselves stays as it is. */
  public void toldByHub(AlertKey key, String notice, Instant at) {
    Optional.ofNullable(open.get(key.text()))
        .filter(alert -> alert.delivery(Step.CRITICAL).isEmpty())
        .ifPresent(
            alert ->
                put(alert.delivering(Step.CRITICAL, none -> none.begun(notice, at).taken(at))));
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
                    .filter(ended -> !Telling.finished(ended, now))
                    .filter(ended -> !ended.isEvent() || ended.says(signal)));
  }

  private Stream<AlertCase> all() {
    return Stream.concat(open.values().stream(), ending.values().stream());
  }

  private Optional<AlertCase> find(String id) {
    return all().filter(alert -> alert.id().equals(id)).findFirst();
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
