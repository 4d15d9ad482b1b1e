package io.rec.mainapp.gateway.system;

import io.rec.platform.role.RoleIdentity;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Who cannot work without whom, as the components are declared. */
@Singleton
final class Dependencies {

  private static final String COORDINATOR = "unified-production-coordinator";

  private final Map<String, List<String>> needs = new TreeMap<>();

  Dependencies(RoleIdentity identity) {
    List<String> feeds = new ArrayList<>();
    identity
        .symbols()
        .forEach(symbol -> feeds.add("symbol-price-watchdog-" + symbol.toLowerCase(Locale.ROOT)));
    feeds.add("kalshi-api-watchdog");
    needs.put("trade-manager", List.of("trade-executor", "kalshi-account-sync"));
    needs.put("active-trade-supervisor", List.of("trade-manager", COORDINATOR));
    needs.put("auto-entry-supervisor", List.of("trade-manager", COORDINATOR));
    needs.put(COORDINATOR, List.copyOf(feeds));
  }

  List<String> of(String component) {
    return needs.getOrDefault(component, List.of());
  }

  List<String> onto(String component) {
    return needs.entrySet().stream()
        .filter(entry -> entry.getValue().contains(component))
        .map(Map.Entry::getKey)
        .toList();
  }

  List<SystemView.Edge> edges() {
    return needs.entrySet().stream()
        .flatMap(
            entry -> entry.getValue().stream().map(to -> new SystemView.Edge(entry.getKey(), to)))
        .toList();
  }
}
