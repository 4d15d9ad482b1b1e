package io.rec.unifiedproductioncoordinator.fingerprints.batch;

import io.rec.unifiedproductioncoordinator.fingerprints.history.CsvCandles;
import io.rec.unifiedproductioncoordinator.fingerprints.tables.SetName;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** Takes a file of candles into the history table; doing it again changes nothing. */
final class Fill implements Verb {
  @Override
  public List<String> options() {
    return List.of("--symbol", "--closes");
  }

  @Override
  public void run(Options options, World world) throws IOException, SQLException {
    var symbol = SetName.symbol(options.demanded("--symbol"));
    var file = new CsvCandles(Path.of(options.demanded("--closes")));
    var total = file.summary().rows();
    var progress = world.progress("Fill " + symbol);
    var stored = world.history(symbol).fill(file, done -> progress.at(done, total));
    progress.finish(stored);
    world.out().printf("%s: %d candles%n", symbol, stored);
  }
}
