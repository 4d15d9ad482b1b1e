package io.rec.cli.verb;

import io.rec.cli.change.Change;
import io.rec.operator.api.Verbs;
import java.util.Optional;

/** The kill switch through the operator, for when the service that checks it does not answer. */
public record KillRequest(String value, String by) implements Verb {
  @Override
  public Optional<String> mark() {
    return Optional.of(value);
  }

  @Override
  public String title() {
    return "kill " + value.substring(0, value.indexOf('/'));
  }

  @Override
  public Change change() {
    return Change.request(Verbs.KILL, value, by);
  }

  /** Also a paused operator hears this one. */
  @Override
  public Progress progress(Sight sight) {
    return value.equals(sight.status().requests().kill())
        ? new Progress.Done("the operator has written it into the database")
        : new Progress.Waiting("the operator has not taken it up");
  }
}
