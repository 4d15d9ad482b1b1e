package io.rec.unifiedproductioncoordinator.fingerprints.batch;

import io.rec.domain.probability.LookupTable;
import io.rec.unifiedproductioncoordinator.fingerprints.tables.AtomicFile;
import io.rec.unifiedproductioncoordinator.fingerprints.tables.SetFile;
import io.rec.unifiedproductioncoordinator.fingerprints.tables.SetName;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * A set as the original's lookup table, columns of {@code analytics.probability_lookup_btc}, for
 * whoever still reads that; ours is served from the set itself.
 */
final class Lookup implements Verb {
  private static final String HEADER =
      "ttc_seconds,buffer_points,momentum_bucket,prob_within_positive,prob_within_negative\n";
  private static final int ORIGINAL_BASE_PRICE = 120_000;

  @Override
  public List<String> options() {
    return List.of("--symbol", "--tables", "--base-price", "--out");
  }

  @Override
  public void run(Options options, World world) throws IOException {
    var set =
        SetFile.read(
            new SetName(options.demanded("--symbol"), "lookup"),
            Path.of(options.demanded("--tables")));
    var basePrice = options.number("--base-price", ORIGINAL_BASE_PRICE);
    var target = Path.of(options.demanded("--out"));
    var buckets = set.tables().available();
    AtomicFile.write(
        target,
        out -> {
          try (var text =
              new OutputStreamWriter(new GZIPOutputStream(out), StandardCharsets.UTF_8)) {
            text.write(HEADER);
            for (int bucket : buckets) {
              LookupTable.generate(
                  set.tables().bucket(bucket).orElseThrow(),
                  bucket,
                  basePrice,
                  row -> write(text, row.line()));
            }
          } catch (UncheckedIOException failed) {
            throw failed.getCause();
          }
        });
    world.out().printf("%s: %d buckets%n", target, buckets.length);
  }

  private static void write(Writer text, String line) {
    try {
      text.write(line);
      text.write('\n');
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
