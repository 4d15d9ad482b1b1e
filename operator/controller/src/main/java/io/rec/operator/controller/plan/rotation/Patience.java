package io.rec.operator.controller.plan.rotation;

import java.time.Duration;

/** How long the rotation waits for what. */
final class Patience {
  /** A mounted Secret reaches its pod after a minute or two, and a pool then moves by itself. */
  static final Duration MOVING = Duration.ofMinutes(3);

  /** Two looks this far apart find nobody on the old login. */
  static final Duration QUIET = Duration.ofSeconds(30);

  /** How long the old login is closed before its password goes. */
  static final Duration REHEARSAL = Duration.ofMinutes(10);

  /** A login that cannot be made in this time is given up; nothing has changed for the services. */
  static final Duration PREPARING = Duration.ofMinutes(10);

  /** A component that cannot log in for this long brings the old login back. */
  static final Duration LOCKED_OUT = Duration.ofSeconds(30);

  /** Repairing the published login gets this long before the old one is brought back. */
  static final Duration REFUSED = Duration.ofMinutes(2);

  /** After one that was given up. */
  static final Duration NEXT_ATTEMPT = Duration.ofHours(1);

  /** A rotation that is due and does not begin. */
  static final Duration OVERDUE = Duration.ofHours(24);

  /** The same while none of the windows is open; they may come monthly. */
  static final Duration OVERDUE_FOR_WINDOW = Duration.ofDays(35);

  private Patience() {}
}
