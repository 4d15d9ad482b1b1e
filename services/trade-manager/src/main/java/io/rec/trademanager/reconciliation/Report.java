package io.rec.trademanager.reconciliation;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a comparison found.
 *
 * @param trigger start, schedule or request
 * @param open how many could not be healed
 * @param pauses whether entries wait
 */
@Serdeable
public record Report(
    Instant at,
    String trigger,
    List<Difference> differences,
    int healed,
    int open,
    boolean pauses) {

  public Report {
    differences = List.copyOf(differences);
  }

  /** Cash that somebody has to look at. */
  public Optional<Difference> openBalance() {
    return differences.stream().filter(Difference::isOpenBalance).findFirst();
  }

  static Report of(Instant at, String trigger, List<Difference> differences) {
    int healed = (int) differences.stream().filter(Difference::healed).count();
    return new Report(
        at,
        trigger,
        differences,
        healed,
        differences.size() - healed,
        differences.stream().anyMatch(Difference::pauses));
  }
}
