package io.rec.operator.controller.plan.recovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One recovery.
 *
 * @param id also the token of every restart in it
 * @param requestedBy the person who asked for it, empty if the operator began it
 * @param generation of the spec it began under
 * @param stages who is restarted, in order; the first are the roots
 */
record Effort(String id, Optional<String> requestedBy, long generation, List<List<String>> stages) {
  Effort {
    stages = stages.stream().map(List::copyOf).toList();
    if (stages.isEmpty() || stages.stream().anyMatch(List::isEmpty)) {
      throw new IllegalArgumentException("recovery %s has an empty stage".formatted(id));
    }
  }

  List<String> roots() {
    return stages.getFirst();
  }

  /** Everybody it has restarted when it is in that stage. */
  List<String> restarted(int stage) {
    return stages.subList(0, stage + 1).stream().flatMap(List::stream).toList();
  }

  /**
   * The same with those who still need it as the stage after that one.
   *
   * @param planned the stage of the old plan that they belong to; those in between need nothing
   */
  Effort continued(int stage, int planned, List<String> needy) {
    var rest = new ArrayList<>(stages.subList(0, stage + 1));
    rest.add(needy);
    rest.addAll(stages.subList(planned + 1, stages.size()));
    return new Effort(id, requestedBy, generation, rest);
  }

  String words() {
    return String.join(", ", roots());
  }
}
