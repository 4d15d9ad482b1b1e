package io.rec.unifiedproductioncoordinator.fingerprints.batch;

import io.rec.unifiedproductioncoordinator.fingerprints.tables.NamedTables;
import io.rec.unifiedproductioncoordinator.fingerprints.tables.SetFile;
import io.rec.unifiedproductioncoordinator.fingerprints.tables.SetName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Checks a file of ours or a folder of the original's, and writes it as our file. */
final class Pack implements Verb {
  @Override
  public List<String> options() {
    return List.of("--symbol", "--version", "--tables", "--out");
  }

  @Override
  public void run(Options options, World world) throws IOException {
    var name = new SetName(options.demanded("--symbol"), options.demanded("--version"));
    var set = SetFile.read(name, Path.of(options.demanded("--tables")));
    var target = Path.of(options.demanded("--out"));
    SetFile.write(set.tables(), target);
    world.out().printf("%s: %d tables%n", target, NamedTables.of(set.tables()).size());
  }
}
