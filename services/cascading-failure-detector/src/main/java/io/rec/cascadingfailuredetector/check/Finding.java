package io.rec.cascadingfailuredetector.check;

import java.util.Map;
import java.util.Set;

/**
 * How one service looks.
 *
 * @param evidence what is wrong, empty when it is well
 * @param accuses what is outside and failing as this service sees it, with what it says
 * @param waitsFor other services it says it waits for
 */
public record Finding(
    String component,
    State state,
    String evidence,
    Map<String, String> accuses,
    Set<String> waitsFor,
    long latencyMillis) {

  /** From best to worst. */
  public enum State {
    WELL,
    /** It answers that it is ready, and what it is there for is old or its work stands still. */
    STALE,
    /** It says that it is not ready. */
    WAITING,
    SILENT
  }

  public Finding {
    accuses = Map.copyOf(accuses);
    waitsFor = Set.copyOf(waitsFor);
  }
}
