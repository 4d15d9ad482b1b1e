package io.rec.platform.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A table that tests fill row by row and that one of them writes. */
public final class MarkdownTable {

  private final String introduction;
  private final List<String> head;
  private final Map<Integer, List<String>> rows = new TreeMap<>();

  public MarkdownTable(String introduction, String... head) {
    this.introduction = introduction;
    this.head = List.of(head);
  }

  /** Rows stand in the order of their numbers, whoever comes first. */
  public synchronized void row(int number, String... cells) {
    if (cells.length != head.size()) {
      throw new IllegalArgumentException(
          "%d cells for %d columns".formatted(cells.length, head.size()));
    }
    rows.put(number, List.of(cells));
  }

  public synchronized void write(Path file) throws IOException {
    StringBuilder text = new StringBuilder(introduction).append("\n\n");
    line(text, head);
    line(text, head.stream().map(column -> "---").toList());
    rows.values().forEach(row -> line(text, row));
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, text.toString());
  }

  private static void line(StringBuilder text, List<String> cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }
}
