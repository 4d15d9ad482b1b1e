package io.rec.systemmonitor.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A book with a clock that stands still and a hub that takes everything, for tests. */
final class Alerted {

  final AlertBook book = new AlertBook();
  final List<Due> sent = new ArrayList<>();
  final List<Silence> silences = new ArrayList<>();
  Verdict verdict = Verdict.NONE;
  boolean hubAnswers = true;
  boolean onlyTheLog;
  Instant now = Instant.parse("2026-03-01T12:00:00Z");

  static Signal signal(String service, String type, Source source, Severity severity) {
    return new Signal(
        new AlertKey(service, type, service),
        source,
        severity,
        "%s: %s".formatted(service, type),
        Map.of());
  }

  static Signal down(String service) {
    return signal(service, "service_down", Source.SYMPTOM, Severity.WARNING);
  }

  static Signal root(String service) {
    return root(service, Severity.CRITICAL);
  }

  static Signal root(String service, Severity severity) {
    return new Signal(
        new AlertKey("detector", "root_cause", service),
        Source.CAUSE,
        severity,
        service + " is the cause",
        Map.of());
  }

  Alerted passes(Duration time) {
    now = now.plus(time);
    turn();
    return this;
  }

  /** Second by second, as the engine does it. */
  Alerted lives(Duration time) {
    for (long second = 0; second < time.toSeconds(); second++) {
      passes(Duration.ofSeconds(1));
    }
    return this;
  }

  void turn() {
    book.observe(
        alert -> alert.signal().source() == Source.ENGINE, Untold.signals(book.open(), now), now);
    book.turn(verdict, now);
    for (Due due : Telling.due(book.open(), book.ending(), silences, book.calmSince(), now)) {
      book.delivering(due, now);
      if (hubAnswers) {
        book.taken(due, now);
        List<Way> ways = onlyTheLog ? List.of(sent("log")) : List.of(sent("email"), sent("log"));
        book.follow(Map.of(due.idempotencyKey(), ways), now);
        sent.add(due);
      } else {
        book.failed(due, "refuses connections");
      }
    }
  }

  private Way sent(String channel) {
    return new Way(channel, !channel.equals("log"), Way.State.SENT, now, "");
  }

  List<String> said() {
    return sent.stream().map(due -> due.step() + " " + due.about().key().text()).toList();
  }

  void silence(String type, String service, Duration length) {
    silences.add(
        new Silence(silences.size(), type, service, "", now.plus(length), "me", "why", now));
  }
}
