package io.rec.unifiedproductioncoordinator.fingerprints.tables;

import io.rec.domain.probability.FingerprintRow;
import io.rec.domain.probability.Grid;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * One bucket as the original wrote it: a line per minute, {@code 1m TTC} first, and a column per
 * direction and threshold, {@code >= +0.05%} and {@code <= -0.05%}, in any order.
 */
final class WideCsv {
  private static final Pattern COLUMN =
      Pattern.compile("(>=|<=)\\s*([+-]?)(\\d+(?:\\.\\d+)?)\\s*%");
  private static final Pattern MINUTE = Pattern.compile("(\\d{1,2})m TTC");

  private final String file;
  private final List<Column> columns;

  private WideCsv(String file, List<Column> columns) {
    this.file = file;
    this.columns = columns;
  }

  private record Column(boolean up, double threshold) {}

  static void read(Reader text, String bucket, String file, Consumer<FingerprintRow> rows)
      throws IOException {
    var lines = new BufferedReader(text);
    var header = lines.readLine();
    if (header == null) {
      throw new Refusal(file + " is empty");
    }
    var csv = new WideCsv(file, columns(file, header));
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      if (!line.isBlank()) {
        csv.line(line, bucket, rows);
      }
    }
  }

  private static List<Column> columns(String file, String header) {
    var cells = header.strip().split(",", -1);
    var columns = new ArrayList<Column>();
    for (int i = 1; i < cells.length; i++) {
      columns.add(column(file, cells[i].strip()));
    }
    if (columns.isEmpty() || new HashSet<>(columns).size() < columns.size()) {
      throw new Refusal(
          "%s has no columns like '>= +0.05%%' and '<= -0.05%%', or one of them twice"
              .formatted(file));
    }
    return columns;
  }

  private static Column column(String file, String title) {
    var match = COLUMN.matcher(title);
    if (match.matches()) {
      var up = match.group(1).equals(">=");
      var threshold = Double.parseDouble(match.group(3));
      var against = up ? "-" : "+";
      if (Grid.indexOf(threshold) >= 0 && (threshold == 0 || !match.group(2).equals(against))) {
        return new Column(up, threshold);
      }
    }
    throw new Refusal(
        "%s has a column '%s': expected names like '>= +0.05%%' and '<= -0.05%%'"
            .formatted(file, title));
  }

  private void line(String line, String bucket, Consumer<FingerprintRow> rows) {
    var cells = line.strip().split(",", -1);
    var minute = MINUTE.matcher(cells[0].strip());
    if (!minute.matches() || cells.length != columns.size() + 1) {
      throw new Refusal(
          "%s has a line '%s…': expected '1m TTC' and %d values"
              .formatted(file, line.substring(0, Math.min(line.length(), 30)), columns.size()));
    }
    Map<Double, Double> up = new HashMap<>();
    Map<Double, Double> down = new HashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      (columns.get(i).up() ? up : down).put(columns.get(i).threshold(), value(cells[i + 1], line));
    }
    if (!up.keySet().equals(down.keySet())) {
      throw new Refusal(file + " does not have the same thresholds upwards and downwards");
    }
    up.forEach(
        (threshold, share) ->
            rows.accept(
                new FingerprintRow(
                    bucket,
                    Integer.parseInt(minute.group(1)),
                    threshold,
                    share,
                    down.getOrDefault(threshold, Double.NaN))));
  }

  private double value(String cell, String line) {
    try {
      return Double.parseDouble(cell.strip());
    } catch (NumberFormatException e) {
      throw new Refusal(
          "%s has '%s' in the line of %s: expected a percentage"
              .formatted(file, cell, line.split(",", 2)[0]),
          e);
    }
  }
}
