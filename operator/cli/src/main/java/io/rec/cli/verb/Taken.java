package io.rec.cli.verb;

import io.rec.operator.api.status.ConditionStatus;
import io.rec.operator.api.status.ConditionType;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether the operator has taken up a request, the question before all others. */
final class Taken {
  private Taken() {}

  /** What stands against it, or nothing once the operator says it has served this very value. */
  static Optional<Progress> missing(Sight sight, String value, @Nullable String served) {
    if (value.equals(served)) {
      return Optional.empty();
    }
    return Optional.of(
        new Progress.Waiting(
            sight.state().paused()
                ? "the annotation rec.io/paused holds the operator back"
                : "the operator has not taken it up" + reason(sight)));
  }

  /** Whether something else has right of way. */
  private static String reason(Sight sight) {
    return sight
        .state()
        .condition(ConditionType.PROGRESSING)
        .filter(progressing -> progressing.status() == ConditionStatus.TRUE)
        .map(
            progressing ->
                ": at work is %s, %s"
                    .formatted(progressing.reason(), Objects.toString(progressing.message(), "")))
        .orElse("");
  }
}
