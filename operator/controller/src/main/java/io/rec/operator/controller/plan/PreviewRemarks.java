package io.rec.operator.controller.plan;

import io.rec.operator.api.spec.TradingSystemSpec;
import io.rec.operator.controller.plan.release.Preflight;
import io.rec.operator.controller.plan.release.ReleaseInputs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a person should know of a change besides who rolls. */
final class PreviewRemarks {
  /** More workloads than that are counted. */
  private static final int NAMED = 5;

  private PreviewRemarks() {}

  /** What shakes a whole desk, said before everything else. */
  static List<String> headlines(Preview.Question question) {
    var before = question.stored().map(Desk::spec);
    var after = question.asked().spec();
    var lines = new ArrayList<String>();
    before
        .filter(spec -> spec.mode() != after.mode())
        .ifPresent(
            spec ->
                lines.add(
                    "mode %s to %s: the components trade with other connectors"
                        .formatted(spec.mode().text(), after.mode().text())));
    var stopped = before.map(TradingSystemSpec::suspend).orElse(false);
    if (after.suspend() && !stopped) {
      lines.add("suspend: every component stops in order, the database last; the data stays");
    } else if (after.suspend()) {
      lines.add("the desk is suspended: what changes here starts when it is resumed");
    } else if (stopped) {
      lines.add("resume: the database starts, and then every component");
    }
    return lines;
  }

  /** What holds it up or is missing, whatever changes. */
  static List<String> ofTheDesk(Preview.Question question) {
    var asked = question.asked();
    var remarks = new ArrayList<String>();
    if (asked.deletedAt().isPresent()) {
      remarks.add("the desk is being deleted: nothing of this happens any more");
    }
    if (asked.paused()) {
      remarks.add("rec.io/paused is set: nothing of this happens until it is taken away");
    }
    missing(question).ifPresent(remarks::add);
    OwnersSecrets.dispensable(asked).stream()
        .filter(name -> !question.unreadable().contains(name))
        .filter(name -> !question.seen().secrets().containsKey(name))
        .map(
            "Secret %s of a channel or of the language model is missing: create it; everything else works"
                ::formatted)
        .forEach(remarks::add);
    return remarks;
  }

  /** Workloads whose stored template this program would render otherwise, whatever is asked. */
  static List<String> unlike(Map<String, String> stored, Map<String, String> rendered) {
    var differing =
        rendered.entrySet().stream()
            .filter(one -> stored.containsKey(one.getKey()))
            .filter(one -> !one.getValue().equals(stored.get(one.getKey())))
            .map(Map.Entry::getKey)
            .toList();
    return differing.isEmpty()
        ? List.of()
        : List.of(
            "this program renders %s otherwise than the desk bears them, apart from this change: an operator of its version rolls them in a maintenance window or with their next change"
                .formatted(
                    differing.size() > NAMED
                        ? differing.size() + " workloads"
                        : String.join(", ", differing)));
  }

  /** For what its release would have to wait. */
  static List<String> waits(Preview.Question question, ReleaseInputs inputs, boolean leavesLive) {
    var waits = new ArrayList<String>();
    Releases.leave(question.asked(), true, true)
        .waitsFor()
        .map("the release waits for "::concat)
        .ifPresent(waits::add);
    var cluster = inputs.cluster().withSecrets();
    if (leavesLive) {
      Preflight.flat(cluster).map("the release waits: "::concat).ifPresent(waits::add);
    }
    Preflight.obstacle(cluster, inputs.wish().migration(), question.now())
        .map("the release waits: "::concat)
        .ifPresent(waits::add);
    return waits;
  }

  /** Nobody calls missing what he may not look for. */
  private static Optional<String> missing(Preview.Question question) {
    var needed = OwnersSecrets.needed(question.asked());
    return needed.stream().anyMatch(question.unreadable()::contains)
        ? Optional.empty()
        : OwnersSecrets.missing(question.asked(), question.seen()).map(Lack::message);
  }
}
