package io.rec.unifiedproductioncoordinator.fingerprints.batch;

import io.rec.unifiedproductioncoordinator.fingerprints.generation.GenerationRun;
import io.rec.unifiedproductioncoordinator.fingerprints.generation.Wish;
import io.rec.unifiedproductioncoordinator.fingerprints.tables.CheckedSet;
import io.rec.unifiedproductioncoordinator.fingerprints.tables.NamedTables;
import io.rec.unifiedproductioncoordinator.fingerprints.tables.SetFile;
import io.rec.unifiedproductioncoordinator.fingerprints.tables.SetName;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;

/** From closes to a set file; the version is the day of the newest close unless given. */
final class Generate implements Verb {
  @Override
  public List<String> options() {
    return List.of(
        "--symbol",
        "--closes",
        "--version",
        "--out",
        "--weights",
        "--tails",
        "--least-rows",
        "--until",
        "--checkpoint-every");
  }

  @Override
  public void run(Options options, World world) throws IOException, SQLException {
    var symbol = SetName.symbol(options.demanded("--symbol"));
    var history = world.closes(options, symbol);
    var summary = history.summary();
    var newest = summary.newest().atOffset(ZoneOffset.UTC).toLocalDate();
    var name = new SetName(symbol, options.text("--version").orElse(newest.toString()));
    var target =
        options.path("--out").orElse(Path.of("%s-%s.csv.gz".formatted(symbol, name.version())));
    var wish =
        new Wish(
            name,
            options.weights("--weights"),
            options.tails("--tails"),
            options.number("--least-rows", Wish.LEAST_ROWS),
            options.instant("--until"));
    var run =
        new GenerationRun(
            wish,
            history,
            target.resolveSibling(target.getFileName() + ".checkpoint"),
            options.number("--checkpoint-every", GenerationRun.CHECKPOINT_EVERY),
            world.progress("Generate " + name));
    var generated = run.run(summary);
    CheckedSet.of(name, rows -> NamedTables.rows(generated.tables(), rows));
    SetFile.write(generated.tables(), target);
    if (!generated.leftOut().isEmpty()) {
      world
          .err()
          .printf(
              "Too few minutes for a table: bucket %s%n",
              String.join(", ", generated.leftOut().stream().map(String::valueOf).toList()));
    }
    world.out().printf("%s: %d tables%n", target, NamedTables.of(generated.tables()).size());
  }
}
