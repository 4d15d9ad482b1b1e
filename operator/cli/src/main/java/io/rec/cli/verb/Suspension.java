package io.rec.cli.verb;

import io.rec.cli.change.Change;
import io.rec.operator.api.status.ConditionType;
import io.rec.operator.api.status.SystemState;

/** The system stopped in order with its data kept, or started again. */
public record Suspension(boolean suspend, String by) implements Verb {
  @Override
  public String title() {
    return suspend ? "suspend" : "resume";
  }

  @Override
  public Change change() {
    return Change.spec("suspend", suspend, by);
  }

  @Override
  public Progress progress(Sight sight) {
    var state = sight.state();
    if (!state.observed()) {
      return new Progress.Waiting("the operator has not taken it up");
    }
    return suspend ? stopped(sight) : started(sight);
  }

  private static Progress stopped(Sight sight) {
    if (SystemState.SUSPENDED.text().equals(sight.status().state())) {
      return new Progress.Done("nothing of it runs, its data is kept");
    }
    var progressing =
        sight
            .state()
            .condition(ConditionType.PROGRESSING)
            .map(known -> known.message())
            .filter(message -> message != null && !message.isBlank());
    return new Progress.Waiting(progressing.orElseGet(sight.state()::told));
  }

  private static Progress started(Sight sight) {
    var state = sight.state();
    if (state.ready()) {
      return new Progress.Done(
          "%d of %d components ready".formatted(state.componentsReady(), state.componentsInAll()));
    }
    return state
        .hopeless()
        .<Progress>map(why -> new Progress.Failed(why, "recio doctor tells what to change."))
        .orElseGet(() -> new Progress.Waiting(state.told()));
  }
}
