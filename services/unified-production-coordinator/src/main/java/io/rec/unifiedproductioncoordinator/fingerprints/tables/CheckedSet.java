package io.rec.unifiedproductioncoordinator.fingerprints.tables;

import io.rec.domain.probability.FingerprintRow;
import io.rec.domain.probability.Fingerprints;
import io.rec.domain.probability.FingerprintsBuilder;
import io.rec.domain.probability.Grid;
import java.io.IOException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** A set of whole, sensible tables; there is no other way to make one than to check it. */
public record CheckedSet(SetName name, Fingerprints tables, int rows) {

  /** Something that hands on rows, as a file does. */
  @FunctionalInterface
  public interface Source {
    void read(Consumer<FingerprintRow> rows) throws IOException;
  }

  /**
   * Reads and checks a set.
   *
   * @throws Refusal naming the first thing that is wrong with it
   */
  public static CheckedSet of(SetName name, Source source) throws IOException {
    var builder = new FingerprintsBuilder(name.symbol(), name.version());
    var seen = new Seen();
    try {
      source.read(
          row -> {
            seen.add(row);
            builder.add(row);
          });
    } catch (IllegalArgumentException wrong) {
      throw new Refusal(String.valueOf(wrong.getMessage()), wrong);
    }
    if (seen.rows == 0) {
      throw new Refusal("there is not a single row in these tables");
    }
    builder.incomplete().stream()
        .findFirst()
        .ifPresent(
            hole -> {
              throw new Refusal(hole);
            });
    return new CheckedSet(name, sensible(builder.build()), seen.rows);
  }

  private static Fingerprints sensible(Fingerprints tables) {
    NamedTables.of(tables)
        .forEach(
            (bucket, table) ->
                Sense.problem(bucket, table)
                    .ifPresent(
                        problem -> {
                          throw new Refusal(problem);
                        }));
    return tables;
  }

  /** The nodes that came already: a node that comes twice has two truths. */
  private static final class Seen {
    private final Map<String, BitSet> nodes = new HashMap<>();
    private int rows;

    void add(FingerprintRow row) {
      var bucket =
          row.bucket().equals(FingerprintRow.BASELINE)
              ? row.bucket()
              : String.valueOf(Integer.parseInt(row.bucket()));
      var node = row.minute() * Grid.THRESHOLDS + Grid.indexOf(row.threshold());
      var known = nodes.computeIfAbsent(bucket, key -> new BitSet());
      if (known.get(node)) {
        throw new Refusal(
            "bucket %s at %d min and %.2f %% comes twice"
                .formatted(bucket, row.minute(), row.threshold()));
      }
      known.set(node);
      rows++;
    }
  }
}
