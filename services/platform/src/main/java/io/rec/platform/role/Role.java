package io.rec.platform.role;

import java.util.List;
import java.util.Map;

/**
 * What one service is: the steps that bring it up and the steps that take it down, in the words of
 * its contract. Each role module has exactly one bean of this type.
 */
public interface Role {

  /** Tried in order, each until it succeeds; the service is not ready before the last one has. */
  List<Step> start();

  /** Run once each, in order, after the last request has been answered. */
  List<Step> stop();

  /** How the service stands to the database. */
  default DatabaseNeed database() {
    return DatabaseNeed.ALWAYS;
  }

  /** Facts that only this service can add to its {@code /health}; computed at each call. */
  default Map<String, Object> healthDetails() {
    return Map.of();
  }
}
