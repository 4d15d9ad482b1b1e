package io.rec.aiservice;

import io.rec.aiservice.store.Storing;
import io.rec.platform.health.HealthPart;
import io.rec.platform.health.Part;
import io.rec.platform.health.Part.Verdict;
import jakarta.inject.Singleton;

/** The service itself: bad once analyses were lost, and degraded while many are at risk. */
@Singleton
final class AnalysisHealth implements HealthPart {

  /** Half of what can wait. */
  private static final int MANY = 500;

  private final Storing storing;
  private volatile long droppedBefore;

  AnalysisHealth(Storing storing) {
    this.storing = storing;
  }

  @Override
  public String name() {
    return "analysis";
  }

  @Override
  public Part now() {
    int waiting = storing.waiting();
    if (waiting == 0) {
      // What was lost is over once everything else is stored.
      droppedBefore = storing.dropped();
    }
    long lost = storing.dropped() - droppedBefore;
    if (lost > 0) {
      return Part.unhealthy("%d analyses were dropped unstored".formatted(lost));
    }
    return waiting < MANY
        ? Part.healthy()
        : new Part(Verdict.DEGRADED, "%d analyses wait for the database".formatted(waiting));
  }
}
