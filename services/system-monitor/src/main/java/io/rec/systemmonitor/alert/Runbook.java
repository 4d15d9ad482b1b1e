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
              "kubectl describe ts, then kubectl logs of that deployment; if they say nothing, the"
                  + " system page has the command that restarts it."),
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
              "It is the node's file system that the pod writes to: kubectl get pods -o wide, then make"
                  + " room on that node."),
          Map.entry(
              "api_response_time",
              "GET /api/system_health of the system monitor lists slow statements; then look at the CPU"
                  + " of the service."),
          Map.entry(
              "error_rate",
              "GET /api/errors of the system monitor lists what fails by fingerprint; start with the one"
                  + " that counts up."),
          Map.entry(
              "database_connections",
              "GET /api/system_health of the system monitor counts them by service: one that keeps"
                  + " growing leaks them; else raise max_connections."),
          Map.entry(
              "duplicate_instance",
              "Only the holder of the lease acts; if both pods stay, kubectl rollout status of that"
                  + " deployment."),
          Map.entry(
              "critical_error",
              "GET /api/errors/{service}/{fingerprint} of the system monitor has its stack, the log"
                  + " page what else happened under its trace id."),
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
