package io.rec.operator.controller.plan.release;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** {@code rec.io/rollback: <revision>/<nonce>}: a person wants an earlier revision back. */
final class RollbackVerb {
  /** Migrations are made so that this many earlier versions run on the schema. */
  private static final int VERSIONS_BACK = 3;

  private RollbackVerb() {}

  /** What follows from a wish that was not served yet, empty if there is none. */
  static Optional<ReleaseOutcome> serve(Moment moment, Revision current) {
    return moment.in().asked().map(asked -> serve(moment, current, asked));
  }

  /** Marks a wish as served and refused, whatever it was, while nothing can be gone back to. */
  static UnaryOperator<ReleaseOutcome> refusal(Moment moment, String why) {
    var asked = moment.in().asked();
    return outcome ->
        moment.in().mayAct() && asked.isPresent() ? refused(outcome, asked.get(), why) : outcome;
  }

  private static ReleaseOutcome serve(Moment moment, Revision current, ReleaseInputs.Asked asked) {
    var number = number(asked.value());
    if (number.isEmpty()) {
      return refused(moment, asked, "write it like 3/any-new-word, with the revision's number");
    }
    var destination = moment.revision(number.get()).filter(found -> !found.partial());
    if (destination.isEmpty()) {
      return refused(
          moment,
          asked,
          "revision %d is not kept; kept are %s".formatted(number.get(), kept(moment)));
    }
    var why = reason(moment, current, destination.get());
    return why.map(text -> refused(moment, asked, text))
        .orElseGet(() -> goBack(moment, current, destination.get(), asked));
  }

  private static Optional<String> reason(Moment moment, Revision current, Revision destination) {
    if (destination.number() == current.number() && moment.release().phase().underWay().isEmpty()) {
      return Optional.of("revision %d is in force".formatted(current.number()));
    }
    if (Return.raisesMode(moment, destination.number())) {
      return Optional.of(
          "revision %d trades live and the spec says Paper: set spec.mode first"
              .formatted(destination.number()));
    }
    var behind = versionsBehind(moment, destination);
    return behind <= VERSIONS_BACK
        ? Optional.empty()
        : Optional.of(
            "the schema carries %d versions back and %s is %d behind: restore a backup instead"
                .formatted(VERSIONS_BACK, destination.version(), behind));
  }

  /** Versions that came after that one, as far as anybody remembers. */
  private static int versionsBehind(Moment moment, Revision destination) {
    var later = new TreeSet<String>();
    moment.in().revisions().values().stream()
        .filter(found -> found.number() > destination.number())
        .forEach(found -> later.add(found.version()));
    for (var record : moment.release().history()) {
      var number = record.revision();
      var version = record.version();
      if (number != null && version != null && number > destination.number()) {
        later.add(version);
      }
    }
    moment.release().version().ifPresent(later::add);
    later.remove(destination.version());
    return later.size();
  }

  private static ReleaseOutcome goBack(
      Moment moment, Revision current, Revision destination, ReleaseInputs.Asked asked) {
    var cause =
        "asked for as %s%s"
            .formatted(asked.value(), asked.by().isEmpty() ? "" : ", by " + asked.by());
    var failure = Optional.of(new Failure(moment.wish().hash(), moment.wish().version(), cause));
    var outcome =
        moment
            .release()
            .phase()
            .underWay()
            .map(rollout -> Return.to(moment, rollout, destination, failure, "Withdrawn"))
            .orElseGet(
                () ->
                    Return.away(
                        moment,
                        new Moment.Numbered(current, List.of()),
                        current,
                        destination,
                        failure,
                        "Withdrawn"));
    return outcome.serving(asked.value());
  }

  private static ReleaseOutcome refused(Moment moment, ReleaseInputs.Asked asked, String why) {
    var unasked = moment.in().unasked();
    return refused(ReleaseMachine.next(moment.release(), unasked, moment.now()), asked, why);
  }

  private static ReleaseOutcome refused(
      ReleaseOutcome outcome, ReleaseInputs.Asked asked, String why) {
    return outcome
        .serving(asked.value())
        .telling(
            News.Kind.ROLLBACK_REFUSED, "rollback %s is refused: %s".formatted(asked.value(), why));
  }

  private static Optional<Long> number(String value) {
    var slash = value.indexOf('/');
    if (slash < 1 || slash == value.length() - 1) {
      return Optional.empty();
    }
    try {
      return Optional.of(Long.parseLong(value.substring(0, slash)));
    } catch (NumberFormatException notANumber) {
      return Optional.empty();
    }
  }

  private static String kept(Moment moment) {
    return Speech.list(
        moment.in().revisions().values().stream()
            .filter(found -> !found.partial())
            .map(Revision::number)
            .toList());
  }
}
