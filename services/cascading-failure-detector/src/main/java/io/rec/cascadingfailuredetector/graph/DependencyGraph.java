package io.rec.cascadingfailuredetector.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who cannot work without whom: what the operator's catalog declares, written down here again since
 * services do not know the operator, and what the services themselves say they wait for. Besides
 * components it knows what is outside: the database, the venues, the cluster's names and the clock.
 */
public final class DependencyGraph {

  public static final String DATABASE = "database";
  public static final String NAMES = "dns";
  public static final String CLOCK = "clock";
  public static final String KALSHI = "kalshi_api";
  public static final String COINBASE = "coinbase_api";

  private static final List<String> OUTSIDE = List.of(DATABASE, NAMES, CLOCK, KALSHI, COINBASE);

  private static final String COORDINATOR = "unified-production-coordinator";
  private static final String WATCHDOG = "symbol-price-watchdog-";
  private static final String SIMULATOR = "venue-simulator";
  private static final Set<String> WITHOUT_DATABASE = Set.of("ai-service");

  /** Every system has these; their failure is critical, and that of the price watchdogs. */
  public static final Set<String> CRITICAL =
      Set.of("trade-manager", "trade-executor", "active-trade-supervisor", COORDINATOR);

  private final Map<String, Set<String>> dependsOn;

  private DependencyGraph(Map<String, Set<String>> dependsOn) {
    this.dependsOn = dependsOn;
  }

  /** Of the components of a port manifest. */
  public static DependencyGraph of(Collection<String> components) {
    Set<String> present = new TreeSet<>(components);
    Map<String, Set<String>> graph = new HashMap<>();
    for (String component : present) {
      Set<String> needs = new TreeSet<>();
      declared(component, present).stream()
          .filter(need -> isOutside(need) || present.contains(need))
          .forEach(needs::add);
      if (!WITHOUT_DATABASE.contains(component)) {
        needs.add(DATABASE);
      }
      needs.add(NAMES);
      graph.put(component, needs);
    }
    Set<String> venue = present.contains(SIMULATOR) ? Set.of(SIMULATOR) : Set.of(NAMES);
    graph.put(KALSHI, venue);
    graph.put(COINBASE, venue);
    graph.put(DATABASE, Set.of(NAMES));
    return new DependencyGraph(graph);
  }

  private static List<String> declared(String component, Set<String> present) {
    if (component.startsWith(WATCHDOG)) {
      return List.of(COINBASE);
    }
    return switch (component) {
      case "trade-manager" -> List.of("trade-executor", "kalshi-account-sync");
      case "active-trade-supervisor", "auto-entry-supervisor" ->
          List.of("trade-manager", COORDINATOR);
      case COORDINATOR -> {
        List<String> inputs =
            new ArrayList<>(present.stream().filter(name -> name.startsWith(WATCHDOG)).toList());
        inputs.add("kalshi-api-watchdog");
        yield inputs;
      }
      case "kalshi-api-watchdog" -> List.of(KALSHI);
      case "trade-executor", "kalshi-account-sync" -> List.of(KALSHI, CLOCK);
      default -> List.of();
    };
  }

  /** With what services say they wait for. */
  public DependencyGraph with(Map<String, Set<String>> waits) {
    Map<String, Set<String>> graph = new HashMap<>(dependsOn);
    waits.forEach(
        (component, needs) -> {
          Set<String> all = new TreeSet<>(graph.getOrDefault(component, Set.of()));
          needs.stream().filter(need -> !need.equals(component)).forEach(all::add);
          graph.put(component, all);
        });
    return new DependencyGraph(graph);
  }

  /** The services whose failure is critical. */
  public List<String> critical() {
    return dependsOn.keySet().stream().filter(DependencyGraph::isCritical).sorted().toList();
  }

  public static boolean isCritical(String component) {
    return CRITICAL.contains(component) || component.startsWith(WATCHDOG);
  }

  public static boolean isOutside(String node) {
    return OUTSIDE.contains(node);
  }

  public Set<String> dependenciesOf(String node) {
    return dependsOn.getOrDefault(node, Set.of());
  }

  /** Everything it stands on, over any number of steps; never itself. */
  public Set<String> allDependenciesOf(String node) {
    Set<String> found = new TreeSet<>();
    Deque<String> next = new ArrayDeque<>(dependenciesOf(node));
    while (!next.isEmpty()) {
      String need = next.removeFirst();
      if (!need.equals(node) && found.add(need)) {
        next.addAll(dependenciesOf(need));
      }
    }
    return found;
  }
}
