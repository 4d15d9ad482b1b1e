package io.rec.mainapp.gateway.system;

import java.util.List;
import java.util.Map;

/** What the trader feels of a component that is ill. */
final class Impact {

  private static final Map<String, String> OF =
      Map.of(
          "trade-manager", "No trade can be entered or closed by hand or by itself.",
          "trade-executor", "Orders wait; nothing reaches the exchange.",
          "kalshi-account-sync", "Fills and balance are late; trades confirm by look-up.",
          "kalshi-api-watchdog", "Asks are old: nothing is entered.",
          "unified-production-coordinator", "There is no new strike table: nothing is entered.",
          "active-trade-supervisor", "Open trades are not stopped by themselves.",
          "auto-entry-supervisor", "Automatic entries pause.",
          "system-monitor", "Nobody watches the resources.",
          "cascading-failure-detector", "Roots of failures are not named.");

  private static final String FEED = "symbol-price-watchdog";

  private Impact() {}

  static String of(String component, List<String> dependents) {
    String known =
        component.startsWith(FEED)
            ? "Its symbol's prices are old: nothing is entered, stops wait."
            : OF.getOrDefault(component, "Trading goes on.");
    return dependents.isEmpty()
        ? known
        : "%s %s depend on it.".formatted(known, String.join(", ", dependents));
  }
}
