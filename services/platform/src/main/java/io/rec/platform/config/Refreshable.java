package io.rec.platform.config;

/** A value read from mounted files that may change while the service runs. */
public interface Refreshable {

  /** Reads the files again; keeps the last good value, and logs once, when they cannot be used. */
  void refresh();
}
