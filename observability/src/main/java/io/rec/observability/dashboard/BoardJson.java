package io.rec.observability.dashboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;

/** A board in Grafana's format, the same text for the same board. */
public final class BoardJson {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SCHEMA = 39;
  private static final int GRID = 24;
  private static final int HEIGHT = 8;
  private static final int FIGURE_HEIGHT = 4;

  private BoardJson() {}

  public static String text(Board board) {
    var indent = new DefaultIndenter(" ", "\n");
    var printer = new DefaultPrettyPrinter().withObjectIndenter(indent).withArrayIndenter(indent);
    try {
      return JSON.writer(printer).writeValueAsString(node(board)) + "\n";
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static ObjectNode node(Board board) {
    var root = JSON.createObjectNode();
    root.put("uid", board.uid()).put("title", board.title()).put("schemaVersion", SCHEMA);
    root.putArray("tags").add("recio");
    root.put("editable", false).put("refresh", "30s").put("timezone", "browser");
    root.put("graphTooltip", 1);
    root.putObject("time").put("from", "now-6h").put("to", "now");
    root.putObject("annotations").putArray("list").add(alerts());
    links(root.putArray("links"));
    variables(board, root.putObject("templating").putArray("list"));
    panels(board, root.putArray("panels"));
    return root;
  }

  private static ObjectNode alerts() {
    var alerts = JSON.createObjectNode();
    alerts.put("name", "Alerts").put("enable", true).put("iconColor", "red");
    alerts.set("datasource", source());
    alerts.put("expr", "ALERTS{alertstate=\"firing\",severity=\"critical\",system=~\"$system|\"}");
    return alerts.put("titleFormat", "{{alertname}}");
  }

  private static void links(ArrayNode links) {
    var link = links.addObject();
    link.put("title", "REC.IO").put("type", "dashboards").put("asDropdown", true);
    link.putArray("tags").add("recio");
    link.put("keepTime", true).put("includeVars", true);
  }

  private static void variables(Board board, ArrayNode list) {
    list.addObject().put("name", "source").put("type", "datasource").put("query", "prometheus");
    var query =
        switch (board.scope()) {
          case SYSTEM -> "label_values(throughput, system)";
          case OPERATOR -> "label_values(recio_condition, name)";
        };
    var system = list.addObject();
    system.put("name", "system").put("label", "System").put("type", "query");
    system.put("query", query).put("refresh", 2).put("sort", 1);
    system.set("datasource", source());
  }

  private static ObjectNode source() {
    return JSON.createObjectNode().put("type", "prometheus").put("uid", "$source");
  }

  private static void panels(Board board, ArrayNode list) {
    int id = 1;
    int y = 0;
    for (var section : board.sections()) {
      list.addObject()
          .put("id", id++)
          .put("type", "row")
          .put("title", section.title())
          .set("gridPos", place(0, y++, GRID, 1));
      int x = 0;
      int row = 0;
      for (var panel : section.panels()) {
        int width = width(panel);
        if (x + width > GRID) {
          x = 0;
          y += row;
          row = 0;
        }
        int height = panel.shape() == Panel.Shape.FIGURE ? FIGURE_HEIGHT : HEIGHT;
        list.add(PanelJson.node(panel, id++, source(), place(x, y, width, height)));
        x += width;
        row = Math.max(row, height);
      }
      y += row;
    }
  }

  private static int width(Panel panel) {
    return switch (panel.shape()) {
      case FIGURE -> 4;
      case LINES -> 12;
      case TABLE -> GRID;
    };
  }

  private static ObjectNode place(int x, int y, int width, int height) {
    return JSON.createObjectNode().put("x", x).put("y", y).put("w", width).put("h", height);
  }
}
