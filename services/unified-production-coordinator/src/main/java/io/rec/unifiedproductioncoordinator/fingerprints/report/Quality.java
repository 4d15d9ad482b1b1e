package io.rec.unifiedproductioncoordinator.fingerprints.report;

import io.rec.domain.probability.Fingerprints;
import io.rec.unifiedproductioncoordinator.fingerprints.history.Closes;
import io.rec.unifiedproductioncoordinator.fingerprints.tables.Difference;
import io.rec.unifiedproductioncoordinator.fingerprints.tables.Refusal;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/** All that a report tells. */
public final class Quality {
  private final Fingerprints tables;
  private final Instant from;
  private final Instant newest;
  private final HoldOut holdOut;
  private final SequencedMap<Integer, Long> madeFrom;
  private final Optional<Fingerprints> former;

  private Quality(
      Fingerprints tables,
      Instant from,
      Instant newest,
      HoldOut holdOut,
      SequencedMap<Integer, Long> madeFrom,
      Optional<Fingerprints> former) {
    this.tables = tables;
    this.from = from;
    this.newest = newest;
    this.holdOut = holdOut;
    this.madeFrom = madeFrom;
    this.former = former;
  }

  /**
   * Holds a set against the closes from a moment on.
   *
   * @param madeFrom minutes per bucket that the set was made from; empty when it came from
   *     elsewhere
   * @param former the set it is compared with
   */
  public static Quality of(
      Fingerprints tables,
      SequencedMap<Integer, Long> madeFrom,
      Closes history,
      Instant from,
      Optional<Fingerprints> former)
      throws IOException, SQLException {
    var holdOut = new HoldOut(tables, from);
    var newest = history.summary().newest();
    history.read(Optional.empty(), holdOut::take);
    if (holdOut.calibration().questions() == 0) {
      throw new Refusal(
          "no minute from %s on could be held against the tables: nothing to report"
              .formatted(from));
    }
    return new Quality(tables, from, newest, holdOut, new TreeMap<>(madeFrom), former);
  }

  Fingerprints tables() {
    return tables;
  }

  Instant from() {
    return from;
  }

  Instant newest() {
    return newest;
  }

  HoldOut holdOut() {
    return holdOut;
  }

  SequencedMap<Integer, Long> madeFrom() {
    return madeFrom;
  }

  Optional<Fingerprints> former() {
    return former;
  }

  Optional<Difference> difference() {
    return former.map(other -> Difference.between(other, tables));
  }
}
