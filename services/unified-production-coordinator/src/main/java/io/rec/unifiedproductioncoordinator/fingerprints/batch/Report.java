package io.rec.unifiedproductioncoordinator.fingerprints.batch;

import io.rec.domain.probability.Fingerprints;
import io.rec.domain.probability.Tails;
import io.rec.unifiedproductioncoordinator.fingerprints.generation.GenerationRun;
import io.rec.unifiedproductioncoordinator.fingerprints.generation.Wish;
import io.rec.unifiedproductioncoordinator.fingerprints.history.Closes;
import io.rec.unifiedproductioncoordinator.fingerprints.report.Quality;
import io.rec.unifiedproductioncoordinator.fingerprints.report.QualityReport;
import io.rec.unifiedproductioncoordinator.fingerprints.tables.Refusal;
import io.rec.unifiedproductioncoordinator.fingerprints.tables.SetFile;
import io.rec.unifiedproductioncoordinator.fingerprints.tables.SetName;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Holds tables against closes from {@code --from} on. Without {@code --tables} they are made from
 * the closes before that moment, so that nothing they are asked is known to them.
 */
final class Report implements Verb {
  @Override
  public List<String> options() {
    return List.of(
        "--symbol",
        "--closes",
        "--tables",
        "--from",
        "--former",
        "--weights",
        "--least-rows",
        "--out");
  }

  @Override
  public void run(Options options, World world) throws IOException, SQLException {
    var symbol = SetName.symbol(options.demanded("--symbol"));
    var history = world.closes(options, symbol);
    var from =
        options
            .instant("--from")
            .orElseThrow(
                () ->
                    new Refusal("--from is needed: the day from which on the closes are held out"));
    var folder = Path.of(options.demanded("--out"));
    var former = file(options, "--former");
    var page = QualityReport.write(quality(options, world, history, from, former), folder);
    world.out().println(page);
  }

  private static Quality quality(
      Options options, World world, Closes history, Instant from, Optional<Fingerprints> former)
      throws IOException, SQLException {
    var symbol = options.demanded("--symbol");
    var tables = file(options, "--tables");
    if (tables.isPresent()) {
      return Quality.of(tables.get(), new TreeMap<>(), history, from, former);
    }
    var name = new SetName(symbol, "before-" + from.toString().substring(0, 10));
    var wish =
        new Wish(
            name,
            options.weights("--weights"),
            Tails.LEFT_OUT,
            options.number("--least-rows", Wish.LEAST_ROWS),
            Optional.of(from));
    var checkpoint = Path.of(options.demanded("--out")).resolve("generation.checkpoint");
    var generated =
        new GenerationRun(
                wish,
                history,
                checkpoint,
                GenerationRun.CHECKPOINT_EVERY,
                world.progress("Generate " + name))
            .run(history.summary());
    return Quality.of(generated.tables(), generated.rows(), history, from, former);
  }

  /** The set of an option, called by its file's name as far as a version may be called so. */
  private static Optional<Fingerprints> file(Options options, String option) throws IOException {
    var path = options.path(option);
    if (path.isEmpty()) {
      return Optional.empty();
    }
    var called =
        String.valueOf(path.get().getFileName())
            .replaceFirst("\\.csv(\\.gz)?$", "")
            .replaceAll("[^A-Za-z0-9._-]", "-")
            .replaceFirst("^[^A-Za-z0-9]+", "");
    var version = called.isEmpty() ? "file" : called.substring(0, Math.min(called.length(), 40));
    return Optional.of(
        SetFile.read(new SetName(options.demanded("--symbol"), version), path.get()).tables());
  }
}
