package io.rec.cli.verb;

import io.rec.cli.change.Change;
import java.util.Optional;

/** One wish. */
public interface Verb {
  /** What it does in a few words, such as {@code restart trade-manager}. */
  String title();

  Change change();

  /** A pure function of what was seen after the change was made. */
  Progress progress(Sight sight);

  /** A word of this request that no other has, by which the operator's Events are known. */
  default Optional<String> mark() {
    return Optional.empty();
  }

  /** The component whose pods it is about. */
  default Optional<String> component() {
    return Optional.empty();
  }
}
