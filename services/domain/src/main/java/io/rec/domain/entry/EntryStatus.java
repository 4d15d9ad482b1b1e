package io.rec.domain.entry;

/** What the auto entry is doing. */
public enum EntryStatus {
  DISABLED,
  PAUSED,
  ACTIVE,
  INACTIVE
}
