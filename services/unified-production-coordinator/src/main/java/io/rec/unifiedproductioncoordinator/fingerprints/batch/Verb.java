package io.rec.unifiedproductioncoordinator.fingerprints.batch;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** One thing the batch can do. */
interface Verb {
  List<String> options();

  void run(Options options, World world) throws IOException, SQLException;
}
