package io.rec.e2e.cause;

import io.rec.e2e.desk.Desk;
import java.util.function.Function;

/**
 * Something that goes wrong.
 *
 * @param root the cause that has to be named
 * @param damage does it, and gives what puts it right again
 */
record Fault(String what, String root, Function<Desk, Runnable> damage) {

  @Override
  public String toString() {
    return what;
  }
}
