package io.rec.platform.migration;

/** How the migration ended. */
public sealed interface Migrated {

  /** The schema is at {@code version}; {@code applied} migrations were run to get there. */
  record Done(int version, int applied) implements Migrated {}

  record Failed(String reason, String detail) implements Migrated {}
}
