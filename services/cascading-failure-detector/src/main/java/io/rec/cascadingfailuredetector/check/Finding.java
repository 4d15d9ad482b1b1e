package io.rec.cascadingfailuredetector.check;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How one service looks.
 *
 * @param evidence what is wrong, empty when it is well
 * @param accuses what is outside and failing as this service sees it, with what it says
 * @param waitsFor other services it says it waits for
 * @param startedAt when the process that answered began; empty when nothing answered
 */
public record Finding(
    String component,
    State state,
    String evidence,
    Map<String, String> accuses,
    Set<String> waitsFor,
    Optional<Instant> startedAt,
    long latencyMillis) {

  /** The evidence against one whose name is not told. */
  public static final String NO_NAME = "its name does not resolve";

  /** From best to worst. */
  public enum State {
    WELL,
    /** It was not well yet, and a start may take as long. */
    STARTING,
    /** It answers that it is ready, and what it is there for is old or its work stands still. */
    STALE,
    /** It answers late, because its processor time is used up. */
    STARVED,
    /** It says that it is not ready. */
    WAITING,
    SILENT
  }

  public Finding {
    accuses = Map.copyOf(accuses);
    waitsFor = Set.copyOf(waitsFor);
  }

  /** The same look at one that is being started: what it does not reach yet accuses nobody. */
  public Finding starting() {
    return new Finding(
        component, State.STARTING, evidence, Map.of(), waitsFor, startedAt, latencyMillis);
  }
}
