package io.rec.observability.dashboard;

import static io.rec.observability.dashboard.Panel.figure;
import static io.rec.observability.dashboard.Panel.lines;
import static io.rec.observability.dashboard.Panel.table;

/** Whether the desk is well, at one look. */
final class OverviewBoard {

  private OverviewBoard() {}

  static Board board() {
    return Board.ofSystem(
        "overview",
        "Overview",
        Section.of(
            "Now",
            figure(
                "Roles up", "Pods that answer a scrape.", "short", "sum(up{system=\"$system\"})"),
            figure(
                "Roles down",
                "Pods that do not answer; 0 is right.",
                "short",
                "count(up{system=\"$system\"} == 0) or vector(0)"),
            figure(
                "Open trades",
                "Trades that are supervised.",
                "short",
                "max(recio_supervision_trades{system=\"$system\"})"),
            figure(
                "Kill switch",
                "0 none, 1 entries paused, 2 orders cancelled, 3 flattened, -1 unknown.",
                "short",
                "max(recio_kill_switch_level{system=\"$system\"})"),
            figure(
                "Oldest price",
                "Age of the oldest symbol's last tick.",
                "s",
                "max(recio_price_age{system=\"$system\"})"),
            figure(
                "Open alerts",
                "Alerts that the roles hold open.",
                "short",
                "sum(recio_alerts_open{system=\"$system\"})")),
        Section.of(
            "Alerts",
            table(
                "Firing",
                "Alerts of Prometheus about this system.",
                "ALERTS{alertstate=\"firing\",system=\"$system\"}"),
            lines(
                "Alerts by type",
                "How often the roles stated an alert in the last 10 minutes.",
                "short",
                "sum by (type, state) (increase(recio_alerts_total{system=\"$system\"}[10m]))",
                "{{type}} {{state}}"),
            lines(
                "Open breakers",
                "Who does not call whom any more.",
                "short",
                "max by (component, peer) (peer_breaker_open{system=\"$system\"})",
                "{{component}} to {{peer}}")),
        Section.of(
            "Requests",
            lines(
                "Requests",
                "Throughput by role.",
                "reqps",
                "sum by (component) (throughput{system=\"$system\"})",
                "{{component}}"),
            lines(
                "Share of failures",
                "Answers of 500 and above over five minutes; the line to stay under is 5 %.",
                "percentunit",
                "max by (component) (error_rate{system=\"$system\"})",
                "{{component}}"),
            lines(
                "99th percentile of answers",
                "Slowest hundredth by role.",
                "s",
                Common.quantile("0.99", "component", "response_time_seconds_bucket"),
                "{{component}}"),
            lines(
                "Open connections",
                "Connections of the HTTP servers.",
                "short",
                "sum by (component) (active_connections{system=\"$system\"})",
                "{{component}}")),
        Section.of(
            "Resources",
            Common.percent("CPU", "system_cpu_percent", 80),
            Common.percent("Memory", "system_memory_percent", 85),
            Common.percent("Disk", "system_disk_percent", 90),
            lines(
                "Network",
                "Bytes a second by direction.",
                "Bps",
                "sum by (direction) (rate(system_network_io_bytes_total{system=\"$system\"}[5m]))",
                "{{direction}}")));
  }
}
