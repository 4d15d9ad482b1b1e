package io.rec.venues.connector;

import java.util.List;
import java.util.Map;

/**
 * What a person who looks for a fault wants to see.
 *
 * @param policy the effective policy, by the names of its settings
 * @param circuit closed, open or half_open
 * @param recentErrors newest first
 */
public record Diagnostics(
    Map<String, String> policy,
    String circuit,
    long calls,
    long attempts,
    long failures,
    int running,
    List<FailedAttempt> recentErrors) {

  public Diagnostics {
    recentErrors = List.copyOf(recentErrors);
  }
}
