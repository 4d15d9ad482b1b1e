package io.rec.cli.verb;

import static java.util.Objects.requireNonNullElse;

import io.rec.cli.change.Change;
import io.rec.operator.api.spec.Mode;
import io.rec.operator.api.status.ConditionStatus;
import io.rec.operator.api.status.ConditionType;

/** Simulated money or real money. */
public record ModeChange(Mode mode, String by) implements Verb {
  @Override
  public String title() {
    return "mode " + mode.text();
  }

  @Override
  public Change change() {
    return Change.spec("mode", mode.text(), by);
  }

  @Override
  public Progress progress(Sight sight) {
    var state = sight.state();
    if (!state.observed()) {
      return new Progress.Waiting("the operator has not taken it up");
    }
    if (mode.text().equals(sight.status().mode()) && state.ready()) {
      return new Progress.Done("trades in mode " + mode.text());
    }
    var allowed =
        state
            .condition(ConditionType.LIVE_ALLOWED)
            .filter(known -> mode == Mode.LIVE && known.status() == ConditionStatus.FALSE)
            .map(
                known ->
                    "not yet allowed, %s: %s"
                        .formatted(known.reason(), requireNonNullElse(known.message(), "")));
    return new Progress.Waiting(allowed.orElseGet(state::told));
  }
}
