package io.rec.cascadingfailuredetector;

import io.rec.cascadingfailuredetector.graph.DependencyGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a failure means for whoever trades, the dearest first. */
final class Impact {

  private static final int MOST_SENTENCES = 4;
  private static final String WATCHDOG = "symbol-price-watchdog-";

  /** In the order of what they cost. */
  private static final List<Map.Entry<String, String>> SENTENCES =
      List.of(
          Map.entry(
              DependencyGraph.DATABASE,
              "Nothing can be stored: entries pause, and open trades are watched on what is in"
                  + " memory."),
          Map.entry(
              DependencyGraph.NAMES,
              "Services go on with the addresses they know, for an hour at most; one that starts"
                  + " now finds nobody."),
          Map.entry("trade-executor", "No order can be sent or cancelled."),
          Map.entry("active-trade-supervisor", "Stops of open trades are not watched."),
          Map.entry("trade-manager", "No trade can be opened or closed."),
          Map.entry(
              DependencyGraph.KALSHI,
              "The exchange does not answer: no order is sent, open trades cannot be closed."),
          Map.entry(
              DependencyGraph.COINBASE,
              "Prices stand still: no entry, no stop, and an emergency only cancels orders."),
          Map.entry("unified-production-coordinator", "Strike tables stand still: no new entry."),
          Map.entry("kalshi-api-watchdog", "Market quotes grow old: no new entry."),
          Map.entry(
              "kalshi-account-sync",
              "Balance and fills come late: positions may be older than they look."),
          Map.entry("auto-entry-supervisor", "Auto-entry pauses."),
          Map.entry(
              DependencyGraph.CLOCK,
              "Signatures and ages are off: the exchange may refuse every request."),
          Map.entry("venue-simulator", "The paper exchange is away."),
          Map.entry("connector-hub", "Messages to people are held back."),
          Map.entry("system-monitor", "Health is not recorded and alerts are not sent."),
          Map.entry("main-app", "The dashboard is away; trading goes on."),
          Map.entry("db-poller", "Screens follow more slowly; trading goes on."),
          Map.entry("ai-service", "Analysis is away; trading goes on without it."));

  private Impact() {}

  static String of(String root, List<String> sufferers) {
    List<String> all = new ArrayList<>(sufferers);
    all.add(root);
    List<String> said = new ArrayList<>();
    SENTENCES.stream()
        .filter(line -> all.contains(line.getKey()))
        .map(Map.Entry::getValue)
        .forEach(said::add);
    List<String> symbols =
        all.stream()
            .filter(name -> name.startsWith(WATCHDOG))
            .map(name -> name.substring(WATCHDOG.length()).toUpperCase(Locale.ROOT))
            .sorted()
            .toList();
    if (!symbols.isEmpty()) {
      said.addFirst(
          "No fresh price of %s: no entry and no stop on it."
              .formatted(String.join(", ", symbols)));
    }
    return String.join(" ", said.subList(0, Math.min(said.size(), MOST_SENTENCES)));
  }
}
