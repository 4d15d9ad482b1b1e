package io.rec.observability.dashboard;

import java.util.List;

/**
 * One picture.
 *
 * @param meaning what a person should read from it
 * @param unit Grafana's name of the unit
 */
public record Panel(String title, String meaning, Shape shape, String unit, List<Query> queries) {

  /** How the series are drawn. */
  public enum Shape {
    LINES("timeseries"),
    FIGURE("stat"),
    TABLE("table");

    private final String type;

    Shape(String type) {
      this.type = type;
    }

    String type() {
      return type;
    }
  }

  public Panel {
    queries = List.copyOf(queries);
  }

  static Panel lines(String title, String meaning, String unit, String... expressionAndLegend) {
    return new Panel(title, meaning, Shape.LINES, unit, pairs(expressionAndLegend));
  }

  static Panel figure(String title, String meaning, String unit, String expression) {
    return new Panel(title, meaning, Shape.FIGURE, unit, List.of(new Query(expression, "")));
  }

  static Panel table(String title, String meaning, String expression) {
    return new Panel(title, meaning, Shape.TABLE, "short", List.of(new Query(expression, "")));
  }

  private static List<Query> pairs(String... texts) {
    var queries = new java.util.ArrayList<Query>();
    for (int i = 0; i < texts.length; i += 2) {
      queries.add(new Query(texts[i], texts[i + 1]));
    }
    return queries;
  }
}
