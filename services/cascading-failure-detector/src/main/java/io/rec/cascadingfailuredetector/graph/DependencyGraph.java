package io.rec.cascadingfailuredetector;

import io.rec.platform.role.RoleIdentity;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Who cannot work without whom, and who is critical, for this system's symbols. */
@Singleton
final class DependencyGraph {

  /** What everything critical stands on. */
  static final String DATABASE = "database";

  private static final String COORDINATOR = "unified-production-coordinator";
  private static final String WATCHDOG = "symbol-price-watchdog-";

  private final Map<String, List<String>> dependsOn;
  private final List<String> critical;

  @Inject
  DependencyGraph(RoleIdentity identity) {
    this(identity.symbols());
  }

  DependencyGraph(List<String> symbols) {
    List<String> watchdogs =
        symbols.stream().map(symbol -> WATCHDOG + symbol.toLowerCase(Locale.ROOT)).toList();
    Map<String, List<String>> graph = new HashMap<>();
    graph.put("trade-manager", List.of("trade-executor", "kalshi-account-sync"));
    graph.put("active-trade-supervisor", List.of("trade-manager", COORDINATOR));
    graph.put("auto-entry-supervisor", List.of("trade-manager", COORDINATOR));
    List<String> inputs = new ArrayList<>(watchdogs);
    inputs.add("kalshi-api-watchdog");
    graph.put(COORDINATOR, List.copyOf(inputs));
    this.dependsOn = Map.copyOf(graph);
    List<String> list = new ArrayList<>(watchdogs);
    list.addAll(List.of("trade-manager", "trade-executor", "active-trade-supervisor", COORDINATOR));
    this.critical = List.copyOf(list);
  }

  /** The services whose failure is critical. */
  List<String> critical() {
    return critical;
  }

  /** The critical ones and everything they stand on: without these no root can be named. */
  Set<String> watched() {
    Set<String> watched = new TreeSet<>(critical);
    critical.forEach(component -> watched.addAll(dependenciesOf(component)));
    return watched;
  }

  List<String> dependenciesOf(String component) {
    return dependsOn.getOrDefault(component, List.of());
  }
}
