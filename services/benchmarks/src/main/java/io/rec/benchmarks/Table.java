package io.rec.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A Markdown table whose columns are padded, so that it also reads well in a terminal. */
record Table(List<String> header, List<List<String>> rows) {
  Table {
    header = List.copyOf(header);
    rows = rows.stream().map(List::copyOf).toList();
  }

  @Override
  public String toString() {
    var widths =
        IntStream.range(0, header.size())
            .map(column -> all().stream().mapToInt(row -> row.get(column).length()).max().orElse(0))
            .boxed()
            .toList();
    var rule = widths.stream().map("-"::repeat).collect(Collectors.joining("-|-", "|-", "-|"));
    var lines = new ArrayList<String>();
    lines.add(line(header, widths));
    lines.add(rule);
    rows.forEach(row -> lines.add(line(row, widths)));
    return String.join("\n", lines);
  }

  private List<List<String>> all() {
    var all = new ArrayList<>(rows);
    all.add(header);
    return all;
  }

  /** The first column is a name and stands left; figures stand right. */
  private static String line(List<String> cells, List<Integer> widths) {
    return IntStream.range(0, cells.size())
        .mapToObj(
            column ->
                (column == 0 ? "%%-%ds" : "%%%ds")
                    .formatted(widths.get(column))
                    .formatted(cells.get(column)))
        .collect(Collectors.joining(" | ", "| ", " |"));
  }
}
