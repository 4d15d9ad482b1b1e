package io.rec.cli.graph;

/** The graph in Graphviz's language: {@code recio graph --dot | dot -Tsvg}. */
public final class Dot {
  private Dot() {}

  public static String draw(SystemGraph graph) {
    var text = new StringBuilder();
    text.append("digraph ").append(quoted(graph.system())).append(" {\n");
    text.append("  rankdir=LR;\n  node [shape=box, style=filled, fontname=\"sans-serif\"];\n");
    for (Node node : graph.nodes()) {
      text.append("  ")
          .append(quoted(node.name()))
          .append(" [label=")
          .append(
              quoted(
                  "%s\n%s %d/%d"
                      .formatted(node.name(), node.state(), node.ready(), node.desired())))
          .append(", fillcolor=")
          .append(quoted(colour(graph, node)))
          .append(graph.roots().containsKey(node.name()) ? ", penwidth=3" : "")
          .append("];\n");
    }
    for (Node node : graph.nodes()) {
      for (String dependency : node.dependsOn()) {
        text.append("  ")
            .append(quoted(node.name()))
            .append(" -> ")
            .append(quoted(dependency))
            .append(";\n");
      }
    }
    return text.append("}\n").toString();
  }

  /** A root is dark, what it holds up pale; the words of the label say it without colour. */
  private static String colour(SystemGraph graph, Node node) {
    if (node.well()) {
      return "#c8e6c9";
    }
    return graph.roots().containsKey(node.name()) ? "#ef9a9a" : "#ffe0b2";
  }

  private static String quoted(String words) {
    return '"' + words.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }
}
