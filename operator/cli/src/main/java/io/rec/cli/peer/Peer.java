package io.rec.cli.peer;

import io.rec.cli.ExitCode;
import io.rec.cli.Failure;

/** A service of a running desk that can be asked. */
public interface Peer {
  /** Its name among the components. */
  String component();

  /** What it answers, whatever that is; a failure only if it does not answer at all. */
  Answer ask(Question question) throws InterruptedException;

  default String get(String path) throws InterruptedException {
    return accepted(Question.get(path));
  }

  /** The body of an answer that is no refusal. */
  default String accepted(Question question) throws InterruptedException {
    Answer answer = ask(question);
    if (!answer.ok()) {
      throw new Failure(
          ExitCode.FAILED,
          Refusal.sentence(component(), answer.status(), answer.body()),
          "recio logs " + component() + " tells more.");
    }
    return answer.body();
  }
}
