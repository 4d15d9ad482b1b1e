package io.rec.operator.controller.plan.release;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Sentences for people. */
final class Speech {
  private Speech() {}

  static String title(Rollout rollout) {
    return "release %s (revision %d)".formatted(rollout.version(), rollout.candidate());
  }

  static String wave(Rollout rollout, int number) {
    return "%s: wave %d of %d, %s"
        .formatted(
            title(rollout),
            number + 1,
            rollout.waves().size(),
            String.join(", ", rollout.waves().get(number)));
  }

  static String wentBack(Failure failure, Revision now) {
    return "release %s went back to revision %d (%s): %s; change the spec to try again"
        .formatted(failure.version(), now.number(), now.version(), failure.cause());
  }

  /** The component to blame and its last error. */
  static String culprit(Collection<String> names, Moment moment) {
    var cluster = moment.in().cluster();
    var unsettled = new TreeSet<>(names);
    unsettled.removeAll(cluster.settled());
    var deadline = moment.wish().pace().progressDeadline();
    return named(unsettled, moment)
        .orElseGet(
            () ->
                unsettled.isEmpty()
                    ? "the desk is not ready after %s".formatted(text(deadline.toSeconds()))
                    : "%s: not ready after %s"
                        .formatted(String.join(", ", unsettled), text(deadline.toSeconds())));
  }

  private static Optional<String> named(Collection<String> unsettled, Moment moment) {
    var troubles = moment.in().cluster().troubles();
    return unsettled.stream()
        .filter(troubles::containsKey)
        .findFirst()
        .map(name -> name + ": " + troubles.get(name));
  }

  static String list(Collection<Long> numbers) {
    return String.join(", ", numbers.stream().sorted().map(String::valueOf).toList());
  }

  static List<String> flat(List<List<String>> waves) {
    return waves.stream().flatMap(List::stream).toList();
  }

  private static String text(long seconds) {
    return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
  }
}
