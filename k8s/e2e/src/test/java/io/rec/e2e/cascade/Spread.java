package io.rec.e2e.cascade;

import io.rec.e2e.desk.Desk;
import java.util.Set;
import java.util.function.Function;

/**
 * Something that goes wrong and takes others with it.
 *
 * @param root what has to be named, nothing if the desk stays Ready
 * @param replaced whose pods have to be others afterwards, and nobody else's
 * @param harm does it, and gives what puts it right, which for most is the operator's work
 */
record Spread(String what, String root, Set<String> replaced, Function<Desk, Runnable> harm) {

  @Override
  public String toString() {
    return what;
  }
}
