package io.rec.domain.probability;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.function.Consumer;

/** Fingerprints as text: a header and one line a node. */
public final class FingerprintCsv {
  public static final String HEADER = "bucket,ttc_min,threshold_pct,pos,neg";
  private static final int COLUMNS = 5;

  private FingerprintCsv() {}

  /**
   * Hands on each row.
   *
   * @throws IllegalArgumentException naming the first line that is no row, and why
   */
  public static void read(Reader text, Consumer<FingerprintRow> rows) throws IOException {
    var lines = new BufferedReader(text);
    var header = lines.readLine();
    if (header == null || !header.strip().equals(HEADER)) {
      throw new IllegalArgumentException(
          "line 1 of the fingerprints is '%s': expected the header %s".formatted(header, HEADER));
    }
    var number = 1;
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (!line.isBlank()) {
        rows.accept(row(line, number));
      }
    }
  }

  private static FingerprintRow row(String line, int number) {
    var cells = line.strip().split(",", -1);
    if (cells.length != COLUMNS) {
      throw new IllegalArgumentException(
          "line %d of the fingerprints has %d columns: expected %s"
              .formatted(number, cells.length, HEADER));
    }
    try {
      return new FingerprintRow(
          cells[0],
          Integer.parseInt(cells[1]),
          Double.parseDouble(cells[2]),
          Double.parseDouble(cells[3]),
          Double.parseDouble(cells[4]));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "line %d of the fingerprints, '%s': %s".formatted(number, line, e.getMessage()), e);
    }
  }
}
