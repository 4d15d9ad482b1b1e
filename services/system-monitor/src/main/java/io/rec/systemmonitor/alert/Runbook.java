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
                  + " annotate rec.io/reset-recovery. One that is starved of processor needs more"
                  + " resources.limits.cpu, no restart."),
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
              "Only the holder of the lease acts. The operator sets a scaled deployment back; if both"
                  + " pods stay, kubectl rollout status of that deployment, and delete a pod that"
                  + " belongs to none."),
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
              "nobody_told",
              "GET /api/deliveries of the connector hub says why each channel failed or waits; send a"
                  + " test by the channel's settings, and set up a second channel."),
          Map.entry(
              "stale_price",
              "Look at the price watchdog's feed on the system page; no entry happens on old"
                  + " prices."));

  /** Of causes that no restart heals. */
  private static final Map<String, String> CAUSES =
      Map.of(
          "database",
          "A full disk: enlarge spec.database.managed.storage.size or make room on the volume;"
              + " a restart does not help. Else kubectl describe pod postgres-0 and its log; an"
              + " external database: its provider's status.",
          "dns",
          "Look at the cluster's name service: kubectl -n kube-system get pods -l"
              + " k8s-app=kube-dns; everything follows by itself when it is back.",
          "clock",
          "Set the clock of the nodes right (chronyc tracking); signatures fail until then.",
          "kalshi_api",
          "Nothing of ours heals it: look at the exchange's status page, and close open positions"
              + " there by hand if they cannot wait. An expired certificate is the exchange's to"
              + " renew, unless our clock is wrong.",
          "coinbase_api",
          "Nothing of ours heals it: look at the venue's status page. An expired certificate is the"
              + " venue's to renew, unless our clock is wrong.");

  private Runbook() {}

  public static String line(AlertKey key) {
    String usual = LINES.getOrDefault(key.type(), OTHERWISE);
    return key.type().equals("root_cause") ? CAUSES.getOrDefault(key.about(), usual) : usual;
  }
}
