package io.rec.domain.probability;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The original's pre-computed table as an artefact to import and to query: seconds left by 5,
 * buffer by 10 points of a base price, bucket. Ours is served from {@link Fingerprints}; this one
 * exists for exchange and comparison. It may hold only a part; where rows are missing the answer is
 * empty. Immutable.
 */
public final class LookupTable {
  public static final int SECONDS_STEP = 5;
  public static final int POINTS_STEP = 10;
  public static final int LONGEST_SECONDS = 3600;
  public static final int LARGEST_BUFFER = 2000;

  /** Both probabilities of a buffer that is beyond the table. */
  public static final double BEYOND = 99.9;

  private final double basePrice;
  private final Map<Integer, LookupPlane> planes;

  private LookupTable(double basePrice, Map<Integer, LookupPlane> planes) {
    this.basePrice = basePrice;
    this.planes = planes;
  }

  /**
   * What the table says about a question.
   *
   * @param positive chance in percent that a strike above is not crossed
   * @param negative chance in percent that a strike below is not crossed
   */
  public record Answer(double positive, double negative) {
    private static final Answer BEYOND_THE_TABLE = new Answer(BEYOND, BEYOND);
  }

  /**
   * Takes rows in any order.
   *
   * @param basePrice the price at which a point is a dollar; the original's is 120000
   */
  public static LookupTable of(double basePrice, Iterable<LookupRow> rows) {
    if (!(basePrice > 0)) {
      throw new IllegalArgumentException("a lookup table with a base price of " + basePrice);
    }
    var planes = new TreeMap<Integer, LookupPlane>();
    for (var row : rows) {
      planes.computeIfAbsent(row.bucket(), bucket -> new LookupPlane()).put(row);
    }
    return new LookupTable(basePrice, planes);
  }

  /** The rows of one bucket, made from its fingerprint. */
  public static void generate(
      Fingerprint table, int bucket, double basePrice, Consumer<LookupRow> rows) {
    for (int seconds = 0; seconds <= LONGEST_SECONDS; seconds += SECONDS_STEP) {
      for (int buffer = 0; buffer <= LARGEST_BUFFER; buffer += POINTS_STEP) {
        var cell = Cell.at(seconds, buffer / basePrice * 100);
        rows.accept(
            new LookupRow(
                seconds,
                buffer,
                bucket,
                Rounded.hundredths(100 - table.up(cell)),
                Rounded.hundredths(100 - table.down(cell))));
      }
    }
  }

  /** Bilinear between the four corners; seconds and bucket are held within the table. */
  public Optional<Answer> find(double seconds, double points, int bucket) {
    if (points > LARGEST_BUFFER) {
      return Optional.of(Answer.BEYOND_THE_TABLE);
    }
    var plane = planes.get(Fingerprints.held(bucket));
    if (plane == null || !(points >= 0)) {
      return Optional.empty();
    }
    var left = Math.clamp(seconds, 0, LONGEST_SECONDS);
    var answer = new Answer(plane.positive(left, points), plane.negative(left, points));
    return Double.isNaN(answer.positive()) || Double.isNaN(answer.negative())
        ? Optional.empty()
        : Optional.of(answer);
  }

  /** The distance of a strike in points of the base price. */
  public double points(double price, double strike) {
    return Math.abs(price - strike) / price * basePrice;
  }

  static boolean isNode(int seconds, int buffer) {
    return seconds >= 0
        && seconds <= LONGEST_SECONDS
        && seconds % SECONDS_STEP == 0
        && buffer >= 0
        && buffer <= LARGEST_BUFFER
        && buffer % POINTS_STEP == 0;
  }
}
