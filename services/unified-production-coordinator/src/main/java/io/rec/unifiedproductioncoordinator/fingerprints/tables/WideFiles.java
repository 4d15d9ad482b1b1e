package io.rec.unifiedproductioncoordinator.fingerprints.tables;

import io.rec.domain.probability.FingerprintRow;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The original's folder: {@code btc_fingerprint_directional_baseline.csv}, {@code
 * …_momentum_010.csv}, {@code …_momentum_-05.csv}; other files in it are not looked at.
 */
final class WideFiles {
  private WideFiles() {}

  private record Bucket(String name, Path file) {}

  static CheckedSet read(SetName name, Path folder) throws IOException {
    var buckets = buckets(name.symbol(), folder);
    if (buckets.isEmpty()) {
      throw new Refusal(
          "%s holds no file named like %s_fingerprint_directional_momentum_010.csv"
              .formatted(folder, name.symbol().toLowerCase(Locale.ROOT)));
    }
    return CheckedSet.of(
        name,
        rows -> {
          for (var bucket : buckets) {
            try (var in = Files.newInputStream(bucket.file())) {
              WideCsv.read(
                  new InputStreamReader(
                      new ByteArrayInputStream(Unpacked.all(in)), StandardCharsets.UTF_8),
                  bucket.name(),
                  String.valueOf(bucket.file().getFileName()),
                  rows);
            }
          }
        });
  }

  private static List<Bucket> buckets(String symbol, Path folder) throws IOException {
    var named =
        Pattern.compile(
            symbol.toLowerCase(Locale.ROOT)
                + "_fingerprint_directional_(baseline|momentum_(-?\\d{1,3}))\\.csv(\\.gz)?");
    try (var files = Files.list(folder)) {
      return files.sorted().flatMap(file -> bucket(named, file).stream()).toList();
    }
  }

  private static Optional<Bucket> bucket(Pattern named, Path file) {
    Matcher match = named.matcher(String.valueOf(file.getFileName()));
    if (!match.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new Bucket(
            match.group(2) == null
                ? FingerprintRow.BASELINE
                : String.valueOf(Integer.parseInt(match.group(2))),
            file));
  }
}
