package io.rec.platform.lifecycle;

import io.rec.platform.role.Waiting;

/** Where a service stands between its first and its last moment. */
public sealed interface Phase {

  /** In its start sequence, at this step. */
  record Starting(int number, int of, String step, Waiting waiting) implements Phase {}

  record Started() implements Phase {}

  record Stopping(String step) implements Phase {}
}
