package io.rec.observability.dashboard;

import static io.rec.observability.dashboard.Panel.lines;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * One board for each role: how it is asked, what it uses, and what only it does. A watchdog's board
 * shows the watchdogs of all symbols.
 */
final class RoleBoards {

  private static final String PRICE_WATCHDOG = "symbol-price-watchdog";

  /** Who calls other roles; nobody else has a breaker. */
  private static final Set<String> CALLERS =
      Set.of(
          "active-trade-supervisor",
          "auto-entry-supervisor",
          "main-app",
          "system-monitor",
          "trade-manager");

  /** Who hears no announcements: one is only called, the other asks by itself. */
  private static final Set<String> DEAF = Set.of("cascading-failure-detector", "trade-executor");

  /** What a role is for, in its board's title line. */
  private static final Map<String, List<Panel>> OWN = own();

  private RoleBoards() {}

  static List<Board> all() {
    return OWN.entrySet().stream().map(role -> board(role.getKey(), role.getValue())).toList();
  }

  private static Map<String, List<Panel>> own() {
    var own = new TreeMap<String, List<Panel>>();
    own.put("active-trade-supervisor", TradingPanels.supervisor());
    own.put("ai-service", ServicePanels.analyst());
    own.put("auto-entry-supervisor", TradingPanels.autoEntry());
    own.put("cascading-failure-detector", ServicePanels.detector());
    own.put("connector-hub", ServicePanels.hub());
    own.put("db-poller", DataPanels.changeFeed());
    own.put("kalshi-account-sync", DataPanels.account());
    own.put("kalshi-api-watchdog", DataPanels.markets());
    own.put("main-app", ServicePanels.gateway());
    own.put(PRICE_WATCHDOG, DataPanels.prices());
    own.put("system-monitor", ServicePanels.monitor());
    own.put("trade-executor", TradingPanels.executor());
    own.put("trade-manager", TradingPanels.manager());
    own.put("unified-production-coordinator", DataPanels.strikeTable());
    return own;
  }

  private static Board board(String role, List<Panel> own) {
    String pods =
        role.equals(PRICE_WATCHDOG)
            ? "system=\"$system\",component=~\"%s-.+\"".formatted(role)
            : "system=\"$system\",component=\"%s\"".formatted(role);
    var sections = new ArrayList<Section>();
    sections.add(new Section("What it does", own));
    sections.add(new Section("How it is asked", asked(pods)));
    sections.add(new Section("Whom it asks", asks(role, pods)));
    sections.add(new Section("What it uses", uses(pods)));
    return Board.ofSystem("role-" + role, "Roles / " + role, sections.toArray(Section[]::new));
  }

  private static List<Panel> asked(String pods) {
    return List.of(
        lines(
            "Requests",
            "Requests a second by route, probes left out.",
            "reqps",
            "sum by (method, uri) (rate(http_server_requests_seconds_count{%s,uri!~\"/health.*|/prometheus|/metrics\"}[5m]))"
                .formatted(pods),
            "{{method}} {{uri}}"),
        lines(
            "Failures",
            "Answers of 500 and above a second, by route.",
            "reqps",
            "sum by (uri, status) (rate(http_server_requests_seconds_count{%s,status=~\"5..\"}[5m]))"
                .formatted(pods),
            "{{status}} {{uri}}"),
        lines(
            "Duration",
            "Median and 99th percentile; dots are traces.",
            "s",
            "histogram_quantile(0.5, sum by (le) (rate(response_time_seconds_bucket{%s}[5m])))"
                .formatted(pods),
            "median",
            "histogram_quantile(0.99, sum by (le) (rate(response_time_seconds_bucket{%s}[5m])))"
                .formatted(pods),
            "99 %"),
        lines(
            "Open connections",
            "Of the HTTP server.",
            "short",
            "sum by (component) (active_connections{%s})".formatted(pods),
            "{{component}}"));
  }

  private static List<Panel> asks(String role, String pods) {
    var panels = new ArrayList<Panel>();
    if (CALLERS.contains(role)) {
      panels.add(
          lines(
              "Breakers",
              "1 while it does not call that role.",
              "short",
              "max by (peer) (peer_breaker_open{%s})".formatted(pods),
              "{{peer}}"));
    }
    panels.add(
        lines(
            "Database",
            "Connections in use, and requests that wait for one.",
            "short",
            "sum(hikaricp_connections_active{%s})".formatted(pods),
            "in use",
            "sum(hikaricp_connections_pending{%s})".formatted(pods),
            "waiting"));
    if (!DEAF.contains(role)) {
      panels.add(
          lines(
              "Announcements",
              "Heard a second.",
              "short",
              "sum(rate(recio_announcements_heard_total{%s}[1m]))".formatted(pods),
              "heard"));
    }
    return panels;
  }

  private static List<Panel> uses(String pods) {
    return List.of(
        lines(
            "CPU and memory",
            "Of what the container may use; alerts from 80 and 85 % on.",
            "percent",
            "max by (component) (system_cpu_percent{%s})".formatted(pods),
            "CPU {{component}}",
            "max by (component) (system_memory_percent{%s})".formatted(pods),
            "memory {{component}}"),
        lines(
            "Heap",
            "Bytes in use after and between collections.",
            "bytes",
            "sum by (component, id) (jvm_memory_used_bytes{%s,area=\"heap\"})".formatted(pods),
            "{{component}} {{id}}"),
        lines(
            "Threads",
            "Platform threads; virtual ones do not count.",
            "short",
            "sum by (component) (jvm_threads_live_threads{%s})".formatted(pods),
            "{{component}}"),
        lines(
            "Uptime",
            "A fall to 0 is a restart.",
            "s",
            "min by (component) (process_uptime_seconds{%s})".formatted(pods),
            "{{component}}"));
  }
}
