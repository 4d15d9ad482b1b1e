package io.rec.operator.controller.plan.recovery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The machine's answer while it is worked out; belongs to one pass and one thread. */
final class Answer {
  private final List<RecoveryEffect> effects = new ArrayList<>();
  private final List<RecoveryNews> news = new ArrayList<>();
  private RecoveryState state;
  private Optional<Instant> wakeAt = Optional.empty();
  private Optional<String> waits = Optional.empty();

  Answer(RecoveryState state) {
    this.state = state;
  }

  RecoveryState state() {
    return state;
  }

  void state(RecoveryState next) {
    state = next;
  }

  void phase(Recovery next) {
    state = state.in(next);
  }

  void effect(RecoveryEffect effect) {
    effects.add(effect);
  }

  List<RecoveryEffect> effects() {
    return effects;
  }

  void tell(RecoveryNews.Kind kind, List<String> components, String note) {
    news.add(new RecoveryNews(kind, components, note));
  }

  List<RecoveryNews> news() {
    return news;
  }

  void wakeAt(Instant when) {
    wakeAt = Stream.concat(wakeAt.stream(), Stream.of(when)).min(Comparator.naturalOrder());
  }

  Optional<Instant> wakeAt() {
    return wakeAt;
  }

  /** A restart is wanted and held back by this. */
  void waits(String what) {
    waits = Optional.of(what);
  }

  Optional<String> waits() {
    return waits;
  }
}
