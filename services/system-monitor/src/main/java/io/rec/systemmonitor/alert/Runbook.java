package io.rec.systemmonitor.alert;

import java.util.Map;

/** One line for a person who was just woken: what to look at first, for each type of alert. */
public final class Runbook {

  private static final String OTHERWISE =
      "Look at the service's last log lines on the system page, then at what it waits for.";

  private static final Map<String, String> LINES =
      Map.ofEntries(
          Map.entry(
              "root_cause",
              "The operator restarts critical components by itself: wait for its next action on the"
                  + " system page; after RecoveryExhausted find the cause in the component's log, then"
                  + " annotate rec.io/reset-recovery."),
          Map.entry(
              "service_down",
              "kubectl describe ts, then kubectl logs of that deployment; restart it from the system"
                  + " page if its own diagnosis says nothing."),
          Map.entry(
              "service_waiting",
              "The text says what it waits for: heal that first, the service follows by itself."),
          Map.entry(
              "database_down",
              "Entries pause by themselves. kubectl describe pod postgres-0, its volume and its log;"
                  + " an external database: its provider's status."),
          Map.entry(
              "cpu_usage",
              "kubectl top pods; raise resources.limits.cpu of the component in the TradingSystem."),
          Map.entry(
              "memory_usage",
              "Raise resources.limits.memory of the component before it is killed; compare with last"
                  + " week's curve for a leak."),
          Map.entry(
              "disk_usage",
              "Raise database.managed.storage.size, or free space on the node that is named."),
          Map.entry(
              "api_response_time",
              "Look for slow statements on the system page, then at the CPU of the service."),
          Map.entry(
              "error_rate",
              "The errors page lists what fails by fingerprint; start with the one that counts up."),
          Map.entry(
              "database_connections",
              "Look at the connections by service on the system page: one that keeps growing leaks"
                  + " them; else raise max_connections."),
          Map.entry(
              "duplicate_instance",
              "Only the holder of the lease acts; if both pods stay, kubectl rollout status of that"
                  + " deployment."),
          Map.entry("critical_error", "Open the error by its fingerprint and its trace id."),
          Map.entry(
              "entries_suspended",
              "Read the reason, heal it, then release the suspension by hand: nothing else does."),
          Map.entry(
              "emergency",
              "Check open positions against the exchange before anything is switched on again."),
          Map.entry(
              "stale_price",
              "Look at the price watchdog's feed on the system page; no entry happens on old"
                  + " prices."));

  private Runbook() {}

  public static String line(String type) {
    return LINES.getOrDefault(type, OTHERWISE);
  }
}
