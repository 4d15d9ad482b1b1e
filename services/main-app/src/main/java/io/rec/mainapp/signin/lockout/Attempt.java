package io.rec.mainapp.signin.lockout;

import java.time.Duration;

/** Whether somebody may try. */
public sealed interface Attempt {

  /**
   * They may, and it counts as a failure until it is told that it was none.
   *
   * @param locksAccount whether the name is locked from here on if it is one
   * @param locksAddress whether the address is
   */
  record Allowed(Failing key, boolean locksAccount, boolean locksAddress) implements Attempt {}

  /** They may not, for so long. */
  record Locked(Duration left) implements Attempt {}
}
