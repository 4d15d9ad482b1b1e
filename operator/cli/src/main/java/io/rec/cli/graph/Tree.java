package io.rec.cli.graph;

import io.rec.cli.console.Style;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The graph as a tree: first those for whom nobody waits, below each what it waits for. What was
 * drawn before is only named again, since a graph has more ways than a tree.
 */
public final class Tree {
  private final SystemGraph graph;
  private final Style style;
  private final Map<String, Node> nodes;
  private final Set<String> drawn = new HashSet<>();
  private final StringBuilder text = new StringBuilder();

  private Tree(SystemGraph graph, Style style) {
    this.graph = graph;
    this.style = style;
    this.nodes = graph.nodes().stream().collect(Collectors.toMap(Node::name, Function.identity()));
  }

  public static String draw(SystemGraph graph, Style style) {
    return new Tree(graph, style).whole();
  }

  private String whole() {
    graph.nodes().stream().filter(node -> node.dependents().isEmpty()).forEach(this::top);
    // In a cycle everybody has somebody who waits for him.
    graph.nodes().stream().filter(node -> !drawn.contains(node.name())).forEach(this::top);
    graph
        .roots()
        .forEach(
            (root, held) ->
                line(
                    style.bad("root of trouble: ")
                        + root
                        + (held.isEmpty() ? "" : ", holds up " + String.join(", ", held))));
    graph.problems().forEach(problem -> line(style.bad("problem: ") + problem));
    return text.toString();
  }

  private void top(Node node) {
    line(label(node));
    below(node, "");
  }

  private void below(Node node, String indent) {
    drawn.add(node.name());
    List<String> names = node.dependsOn();
    for (int i = 0; i < names.size(); i++) {
      boolean last = i == names.size() - 1;
      Node next = nodes.get(names.get(i));
      String branch = indent + (last ? "└─ " : "├─ ");
      if (next == null) {
        line(branch + names.get(i));
      } else if (drawn.contains(next.name())) {
        line(branch + next.name() + (next.dependsOn().isEmpty() ? state(next) : " (see above)"));
      } else {
        line(branch + label(next));
        below(next, indent + (last ? "   " : "│  "));
      }
    }
  }

  private String label(Node node) {
    String trouble = node.well() || node.lastError() == null ? "" : ": " + node.lastError();
    return node.name() + state(node) + trouble;
  }

  private String state(Node node) {
    String told = "%s %d/%d".formatted(node.state(), node.ready(), node.desired());
    String blocked = node.blockedBy() == null ? "" : ", blocked by " + node.blockedBy();
    return "  " + (node.well() ? style.good(told) : style.bad(told + blocked));
  }

  private void line(String content) {
    text.append(content).append(System.lineSeparator());
  }
}
