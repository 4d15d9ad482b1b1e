package io.rec.unifiedproductioncoordinator.fingerprints.generation;

/** Who watches a long run. */
public interface Progress {
  /** So far; called often, so it must be cheap. */
  void at(long done, long total);

  /** A line that stays. */
  void note(String line);

  /** Ends the bar; the line that sums up comes after it. */
  void finish(long done);
}
