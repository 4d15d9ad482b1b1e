package io.rec.operator.api;

/**
 * Annotations on a TradingSystem that ask for something once: each value carries a nonce, and the
 * last one served is remembered in {@code status.requests}.
 */
public final class Verbs {
  /** {@code "true"}: observe and report, write nothing but status. */
  public static final String PAUSED = "rec.io/paused";

  /** {@code <component>/<nonce>}. */
  public static final String RESTART = "rec.io/restart";

  /** {@code <nonce>}. */
  public static final String ROTATE_CREDENTIALS = "rec.io/rotate-credentials";

  /** {@code <revision>/<nonce>}. */
  public static final String ROLLBACK = "rec.io/rollback";

  /** {@code <nonce>}. */
  public static final String BACKUP_NOW = "rec.io/backup-now";

  /** {@code <level>/<nonce>}. */
  public static final String KILL = "rec.io/kill";

  /** {@code <nonce>}. */
  public static final String RESET_RECOVERY = "rec.io/reset-recovery";

  /** The system's own name, to let go of a live system that still holds positions. */
  public static final String FORCE_DELETE = "rec.io/force-delete";

  /** Who asked; a claim that goes into the Event, the API server's audit log is the proof. */
  public static final String BY = "rec.io/by";

  /** Holds a system back until it has stopped in order. */
  public static final String FINALIZER = "rec.io/orderly-stop";

  private Verbs() {}
}
