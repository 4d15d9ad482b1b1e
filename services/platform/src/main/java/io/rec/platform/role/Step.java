package io.rec.platform.role;

import static java.util.Objects.requireNonNull;

/** One named step of a start or stop sequence. The action may be tried many times. */
public record Step(String name, Action action) {

  public Step {
    requireNonNull(name, "name");
    requireNonNull(action, "action");
  }

  public static Step step(String name, Action action) {
    return new Step(name, action);
  }

  /** A step whose whole effect is its own log line, such as "Log shutdown completion". */
  public static Step logged(String name) {
    return new Step(name, () -> {});
  }

  /** Throws {@link NotYet} to say what it waits for; anything else thrown is retried as well. */
  @FunctionalInterface
  public interface Action {
    void run() throws Exception;
  }
}
