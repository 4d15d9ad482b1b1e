package io.rec.e2e.desk;

import java.util.List;
import java.util.stream.Stream;

/**
 * One line of the requirements: what runs in the paper desk, on which port, and under which
 * requirement. Written down here a second time on purpose: it is what users were promised, and the
 * operator's catalog is held against it.
 *
 * @param needsDatabase whether it turns unready when a running database goes away; the page and the
 *     two watchers do not, because they are wanted most just then
 */
public record Component(
    String requirement, String name, String role, int port, boolean needsDatabase) {

  private static final List<Component> PAPER_DESK =
      List.of(
          new Component("REC-PRT-01", "main-app", "main-app", 3000, false),
          new Component("REC-PRT-02", "trade-manager", "trade-manager", 4000, true),
          new Component("REC-PRT-03", "trade-executor", "trade-executor", 8001, true),
          new Component(
              "REC-PRT-04", "symbol-price-watchdog-btc", "symbol-price-watchdog", 8002, true),
          new Component("REC-TOP-02", "db-poller", "db-poller", 8003, true),
          new Component("REC-PRT-05", "kalshi-account-sync", "kalshi-account-sync", 8004, true),
          new Component("REC-PRT-06", "kalshi-api-watchdog", "kalshi-api-watchdog", 8005, true),
          new Component(
              "REC-TOP-01", "symbol-price-watchdog-eth", "symbol-price-watchdog", 8006, true),
          new Component(
              "REC-PRT-07", "active-trade-supervisor", "active-trade-supervisor", 8007, true),
          new Component("REC-PRT-08", "auto-entry-supervisor", "auto-entry-supervisor", 8009, true),
          new Component(
              "REC-PRT-09",
              "unified-production-coordinator",
              "unified-production-coordinator",
              8010,
              true),
          new Component(
              "REC-TOP-01",
              "cascading-failure-detector",
              "cascading-failure-detector",
              8011,
              false),
          new Component("REC-TOP-01", "system-monitor", "system-monitor", 8012, false),
          new Component("REC-TOP-01", "connector-hub", "connector-hub", 8013, true),
          new Component("BOT-DEP-01", "ai-service", "ai-service", 8000, false),
          new Component("REC-TOP-01", "venue-simulator", "venue-simulator", 8014, false));

  public static Stream<Component> paperDesk() {
    return PAPER_DESK.stream();
  }

  public static Component named(String name) {
    return paperDesk().filter(component -> component.name.equals(name)).findFirst().orElseThrow();
  }

  /** The spelling of the port manifest and of the logs, inherited from the original. */
  public String inManifest() {
    return name.replace('-', '_');
  }

  @Override
  public String toString() {
    return requirement + " " + name;
  }
}
