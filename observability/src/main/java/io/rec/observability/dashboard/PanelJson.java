package io.rec.observability.dashboard;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A panel in Grafana's format. */
final class PanelJson {

  private PanelJson() {}

  static ObjectNode node(Panel panel, int id, ObjectNode source, ObjectNode place) {
    var node = place.objectNode();
    node.put("id", id).put("type", panel.shape().type());
    node.put("title", panel.title()).put("description", panel.meaning());
    node.set("datasource", source);
    node.set("gridPos", place);
    var defaults = node.putObject("fieldConfig").putObject("defaults");
    defaults.put("unit", panel.unit());
    switch (panel.shape()) {
      case LINES -> {
        defaults.putObject("custom").put("fillOpacity", 8).put("showPoints", "never");
        var legend = node.putObject("options").putObject("legend");
        legend.put("displayMode", "list").put("placement", "bottom");
      }
      case FIGURE -> {
        var options = node.putObject("options");
        options.putObject("reduceOptions").putArray("calcs").add("lastNotNull");
      }
      case TABLE -> node.putObject("options").put("showHeader", true);
    }
    targets(panel, node.putArray("targets"));
    return node;
  }

  private static void targets(Panel panel, ArrayNode targets) {
    char name = 'A';
    for (var query : panel.queries()) {
      var target = targets.addObject();
      target.put("refId", String.valueOf(name++)).put("expr", query.expression());
      target.put("legendFormat", query.legend());
      // A click on a dot of the latency leads to the trace that was so slow.
      target.put("exemplar", query.expression().contains("_bucket"));
      if (panel.shape() == Panel.Shape.TABLE) {
        target.put("instant", true).put("format", "table");
      }
    }
  }
}
