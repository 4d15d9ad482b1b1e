package io.rec.cli.chart;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes the table of values in the chart's README from the comments of values.yaml. */
final class ChartReadme {
  static final String BEGIN = "<!-- values: made from values.yaml -->";
  static final String END = "<!-- /values -->";

  private static final Pattern KEY = Pattern.compile("^( *)([A-Za-z][A-Za-z0-9]*):(.*)$");

  private ChartReadme() {}

  /** One documented value. */
  record Entry(String path, String description, String standard) {
    String row() {
      return "| `%s` | %s | %s |".formatted(path, description, standard);
    }
  }

  static String withTable(String readme) throws IOException {
    int begin = readme.indexOf(BEGIN);
    int end = readme.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IllegalStateException("README.md has lost the marks around its table of values");
    }
    return readme.substring(0, begin + BEGIN.length()) + "\n" + table() + readme.substring(end);
  }

  static List<Entry> entries() throws IOException {
    JsonNode values = Chart.YAML.readTree(Chart.FOLDER.resolve("values.yaml").toFile());
    var entries = new ArrayList<Entry>();
    Deque<String> path = new ArrayDeque<>();
    String description = "";
    for (String line : Files.readAllLines(Chart.FOLDER.resolve("values.yaml"))) {
      if (line.strip().startsWith("# -- ")) {
        description = line.strip().substring("# -- ".length());
        continue;
      }
      Matcher key = KEY.matcher(line);
      if (!key.matches()) {
        continue;
      }
      while (path.size() > key.group(1).length() / 2) {
        path.removeLast();
      }
      path.addLast(key.group(2));
      if (!description.isEmpty()) {
        entries.add(entry(values, List.copyOf(path), description));
        description = "";
      }
    }
    return entries;
  }

  private static Entry entry(JsonNode values, List<String> path, String description) {
    JsonNode standard = values.at("/" + String.join("/", path));
    return new Entry(
        String.join(".", path), description.replace("|", "\\|"), "`" + standard.toString() + "`");
  }

  private static String table() throws IOException {
    var table = new StringBuilder("| Value | Meaning | Default |\n|---|---|---|\n");
    for (Entry entry : entries()) {
      table.append(entry.row()).append('\n');
    }
    return table.toString();
  }
}
