package io.rec.unifiedproductioncoordinator.fingerprints.generation;

import io.rec.domain.momentum.MomentumScore;
import io.rec.domain.probability.FingerprintGeneration;
import io.rec.domain.probability.FingerprintRow;
import io.rec.domain.probability.Fingerprints;
import io.rec.domain.probability.FingerprintsBuilder;
import io.rec.unifiedproductioncoordinator.fingerprints.history.Closes;
import io.rec.unifiedproductioncoordinator.fingerprints.tables.NamedTables;
import io.rec.unifiedproductioncoordinator.fingerprints.tables.Refusal;
import io.rec.unifiedproductioncoordinator.fingerprints.tables.Sense;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** One run from a history to a set. */
public final class GenerationRun {
  /** Two seconds of work, at 110,000 minutes a second, are the most that a kill costs. */
  public static final long CHECKPOINT_EVERY = 200_000;

  private final Wish wish;
  private final Closes history;
  private final Path checkpoint;
  private final long checkpointEvery;
  private final Progress progress;

  public GenerationRun(
      Wish wish, Closes history, Path checkpoint, long checkpointEvery, Progress progress) {
    this.wish = wish;
    this.history = history;
    this.checkpoint = checkpoint;
    this.checkpointEvery = checkpointEvery;
    this.progress = progress;
  }

  /** Goes on from the checkpoint if there is one; removes it at the end. */
  public Generated run(Closes.Summary summary) throws IOException, SQLException {
    var weights = wish.weights(summary.newest());
    var point = new Checkpoint(checkpoint, summary.hash() + " " + wish);
    var reached = point.read(weights, wish.tails(), progress);
    reached.ifPresent(
        state -> progress.note("Goes on behind minute %,d.".formatted(state.minutes())));
    var pass =
        new Pass(
            point,
            reached
                .map(Checkpoint.Reached::generation)
                .orElseGet(() -> new FingerprintGeneration(weights, wish.tails())),
            reached.map(Checkpoint.Reached::minutes).orElse(0L),
            summary.rows());
    history.read(pass.generation.latestMinute(), pass::take);
    progress.finish(pass.minutes);
    var generated = result(pass);
    point.remove();
    return generated;
  }

  private final class Pass {
    private final Checkpoint point;
    private final FingerprintGeneration generation;
    private final long total;
    private long minutes;

    Pass(Checkpoint point, FingerprintGeneration generation, long minutes, long total) {
      this.point = point;
      this.generation = generation;
      this.minutes = minutes;
      this.total = total;
    }

    void take(Instant minute, double close) throws IOException {
      if (wish.until().filter(end -> !minute.isBefore(end)).isPresent()) {
        return;
      }
      generation.add(minute, close);
      minutes++;
      progress.at(minutes, total);
      if (minutes % checkpointEvery == 0) {
        point.write(generation, minutes);
      }
    }
  }

  private Generated result(Pass pass) {
    var all = pass.generation.fingerprints(wish.name().symbol(), wish.name().version());
    var rows = new LinkedHashMap<Integer, Long>();
    var kept = new FingerprintsBuilder(wish.name().symbol(), wish.name().version());
    var leftOut = new ArrayList<Integer>();
    for (int bucket = -MomentumScore.LARGEST_BUCKET;
        bucket <= MomentumScore.LARGEST_BUCKET;
        bucket++) {
      rows.put(bucket, pass.generation.rows(bucket));
      if (pass.generation.rows(bucket) < wish.leastRows()
          || all.bucket(bucket).filter(Sense::isEmpty).isPresent()) {
        leftOut.add(bucket);
      }
    }
    NamedTables.rows(
        all,
        row -> {
          if (row.bucket().equals(FingerprintRow.BASELINE)
              || !leftOut.contains(Integer.parseInt(row.bucket()))) {
            kept.add(row);
          }
        });
    Fingerprints tables = kept.build();
    if (tables.baseline().filter(Sense::isEmpty).isPresent() || tables.available().length == 0) {
      throw new Refusal(
          "%,d minutes are too few: no momentum occurred %d times and was followed for an hour"
              .formatted(pass.minutes, wish.leastRows()));
    }
    return new Generated(tables, pass.minutes, rows, List.copyOf(leftOut));
  }
}
