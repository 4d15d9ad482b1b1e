package io.rec.mainapp.gateway.system;

import io.rec.mainapp.gateway.system.SystemView.Broken;
import io.rec.mainapp.gateway.system.SystemView.DatabaseTile;
import io.rec.mainapp.gateway.system.SystemView.Follower;
import io.rec.mainapp.gateway.system.SystemView.Node;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What is broken, worst first: the detector's roots with what follows from each, and then what no
 * root explains, as the gateway sees it itself.
 */
@Singleton
final class Faults {

  private static final String DATABASE = "database";

  private final Dependencies dependencies;
  private final Clock clock;

  Faults(Dependencies dependencies, Clock clock) {
    this.dependencies = dependencies;
    this.clock = clock;
  }

  List<Broken> of(List<DetectorNews.Root> roots, List<Node> nodes, DatabaseTile database) {
    Map<String, Node> byName =
        nodes.stream().collect(Collectors.toMap(Node::component, Function.identity()));
    List<Broken> broken = new ArrayList<>();
    Set<String> explained = new HashSet<>();
    for (DetectorNews.Root root : roots) {
      broken.add(named(root, byName));
      explained.add(root.component());
      explained.addAll(root.sufferers());
    }
    if (!database.status().equals("healthy") && !explained.contains(DATABASE)) {
      broken.add(ownView(database));
    }
    nodes.stream()
        .filter(node -> !node.state().equals("ready") && !explained.contains(node.component()))
        .sorted(
            Comparator.comparing((Node node) -> !node.state().equals("away"))
                .thenComparing(Node::component))
        .forEach(node -> broken.add(ownView(node)));
    return broken;
  }

  private static Broken named(DetectorNews.Root root, Map<String, Node> nodes) {
    return new Broken(
        root.component(),
        "detector",
        root.outside(),
        root.critical(),
        sentence(root.evidence()),
        root.impact(),
        root.since(),
        sentence(root.action()),
        root.sufferers().stream().map(name -> follower(name, nodes)).toList());
  }

  private static Follower follower(String component, Map<String, Node> nodes) {
    Node node = nodes.get(component);
    return node == null
        ? new Follower(component, "", "")
        : new Follower(component, node.state(), node.detail());
  }

  private static Broken ownView(DatabaseTile database) {
    return new Broken(
        DATABASE,
        "gateway",
        true,
        true,
        database.reason(),
        "Nothing can be entered; screens show what they remember.",
        null,
        "Every service asks for it again each second.",
        List.of());
  }

  private Broken ownView(Node node) {
    Instant now = clock.instant();
    return new Broken(
        node.component(),
        "gateway",
        false,
        false,
        node.detail().isEmpty() ? "It is " + node.state() + "." : node.detail(),
        Impact.of(node.component(), dependencies.onto(node.component())),
        node.heardSecondsAgo() < 0 ? null : now.minusSeconds(node.heardSecondsAgo()),
        node.state().equals("away")
            ? "The cluster starts it again; the operator recovers what that does not help."
            : "It goes on by itself when what it waits for is there.",
        List.of());
  }

  /** The detector speaks in half sentences, which stand in others elsewhere. */
  private static String sentence(String words) {
    if (words.isEmpty()) {
      return words;
    }
    String begun = words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    return begun.endsWith(".") ? begun : begun + ".";
  }
}
