package io.rec.domain.probability;

import io.rec.domain.momentum.MomentumScore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Collects rows in any order and gives the tables that are complete. A table with a hole is left
 * out, since an interpolation over it would be an invented number; {@link #incomplete()} names it.
 */
public final class FingerprintsBuilder {
  private final String symbol;
  private final String version;
  private final Map<String, Draft> drafts = new TreeMap<>();

  public FingerprintsBuilder(String symbol, String version) {
    this.symbol = symbol;
    this.version = version;
  }

  public FingerprintsBuilder add(FingerprintRow row) {
    var name = row.isBaseline() ? row.bucket() : String.valueOf(row.number());
    drafts.computeIfAbsent(name, key -> new Draft()).put(row);
    return this;
  }

  /** A sentence for each table that lacks nodes. */
  public List<String> incomplete() {
    var sentences = new ArrayList<String>();
    drafts.forEach(
        (bucket, draft) -> {
          if (!draft.isComplete()) {
            sentences.add(
                "bucket %s has %d of %d nodes".formatted(bucket, draft.filled(), Grid.NODES));
          }
        });
    return List.copyOf(sentences);
  }

  public Fingerprints build() {
    @Nullable Fingerprint[] buckets = new @Nullable Fingerprint[Fingerprints.BUCKETS];
    for (int slot = 0; slot < buckets.length; slot++) {
      buckets[slot] = table(String.valueOf(slot - MomentumScore.LARGEST_BUCKET));
    }
    return new Fingerprints(symbol, version, table(FingerprintRow.BASELINE), buckets);
  }

  private @Nullable Fingerprint table(String bucket) {
    var draft = drafts.get(bucket);
    return draft != null && draft.isComplete() ? draft.finish() : null;
  }

  /** The nodes of one table so far; NaN where none came yet. */
  private static final class Draft {
    private final double[] up = empty();
    private final double[] down = empty();

    private static double[] empty() {
      var values = new double[Grid.NODES];
      Arrays.fill(values, Double.NaN);
      return values;
    }

    void put(FingerprintRow row) {
      var node = Grid.node(row.minute(), Grid.indexOf(row.threshold()));
      up[node] = row.up();
      down[node] = row.down();
    }

    long filled() {
      return Arrays.stream(up).filter(value -> !Double.isNaN(value)).count();
    }

    boolean isComplete() {
      return filled() == Grid.NODES;
    }

    Fingerprint finish() {
      return new Fingerprint(up.clone(), down.clone());
    }
  }
}
