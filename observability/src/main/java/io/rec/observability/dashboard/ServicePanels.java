package io.rec.observability.dashboard;

import static io.rec.observability.dashboard.Panel.lines;

import java.util.List;

/** What only the roles do that serve people: the page, its opinions, who watches and who tells. */
final class ServicePanels {

  private ServicePanels() {}

  static List<Panel> gateway() {
    return List.of(
        lines(
            "Open pages",
            "Live streams, and sessions that are signed in.",
            "short",
            "max(recio_live_clients{system=\"$system\"})",
            "streams",
            "max(recio_signin_sessions{system=\"$system\"})",
            "sessions"),
        lines(
            "Live messages",
            "A second, and streams that were ended because they were read too slowly.",
            "short",
            "sum(rate(recio_live_messages_total{system=\"$system\"}[1m]))",
            "messages",
            "sum(increase(recio_live_cut_off_total{system=\"$system\"}[10m]))",
            "cut off in 10 minutes"),
        lines(
            "Opening of a page",
            "From the address to the first strike table, told by browsers; the promise is 1.5 s.",
            "s",
            Common.quantile("0.5", "system", "recio_page_load_seconds_bucket"),
            "median",
            Common.quantile("0.95", "system", "recio_page_load_seconds_bucket"),
            "95 %"),
        lines(
            "People",
            "What is done on pages in a minute, and streams that were lost and came back.",
            "short",
            "sum(60 * rate(recio_page_actions_total{system=\"$system\"}[5m]))",
            "actions",
            "sum(increase(recio_page_reconnections_total{system=\"$system\"}[10m]))",
            "came back in 10 minutes"),
        lines(
            "Signals",
            "Of the analysis service in 10 minutes, by what they advise; 1 while it is degraded.",
            "short",
            "sum by (action) (increase(recio_signals_total{system=\"$system\"}[10m]))",
            "{{action}}",
            "max(recio_analysis_degraded{system=\"$system\"})",
            "degraded"),
        lines(
            "Sign-ins",
            "By way and result, in 10 minutes.",
            "short",
            "sum by (way, result) (increase(recio_signin_attempts_total{system=\"$system\"}[10m]))",
            "{{way}} {{result}}"));
  }

  static List<Panel> hub() {
    return List.of(
        lines(
            "Notices",
            "Taken for a channel, by what they wait for.",
            "short",
            "sum by (channel, state) (increase(recio_notices_total{system=\"$system\"}[10m]))",
            "{{channel}} {{state}}"),
        lines(
            "Deliveries",
            "By channel and outcome.",
            "short",
            "sum by (channel, outcome) (increase(recio_deliveries_total{system=\"$system\"}[10m]))",
            "{{channel}} {{outcome}}"));
  }

  static List<Panel> monitor() {
    return List.of(
        lines(
            "Open alerts",
            "By severity.",
            "short",
            "max by (severity) (recio_monitor_alerts_open{system=\"$system\"})",
            "{{severity}}"),
        lines(
            "Critical and untold",
            "Open alerts that reached nobody; 0 is right.",
            "short",
            "max(recio_monitor_untold{system=\"$system\"})",
            "untold"),
        lines(
            "Notices to people",
            "By severity and outcome.",
            "short",
            "sum by (severity, outcome)"
                + " (increase(recio_monitor_notices_total{system=\"$system\"}[10m]))",
            "{{severity}} {{outcome}}"));
  }

  static List<Panel> analyst() {
    return List.of(
        lines(
            "Analyses",
            "A minute, by source and signal.",
            "short",
            "sum by (source, signal) (60 * rate(recio_ai_analyses_total{system=\"$system\"}[5m]))",
            "{{source}} {{signal}}"),
        lines(
            "Answered from memory",
            "Share of questions, by cache.",
            "percentunit",
            "sum by (cache) (rate(recio_ai_cache_total{system=\"$system\",result=\"hit\"}[5m]))"
                + " / sum by (cache) (rate(recio_ai_cache_total{system=\"$system\"}[5m]))",
            "{{cache}}"),
        lines(
            "Waiting",
            "Analyses that wait to be stored, and those who listen for signals.",
            "short",
            "max(recio_ai_pending{system=\"$system\"})",
            "analyses",
            "max(recio_ai_listeners{system=\"$system\"})",
            "listeners"));
  }

  static List<Panel> detector() {
    return List.of(
        lines(
            "Wishes",
            "Restarts that were asked of the operator, by component and whether it took them.",
            "short",
            "sum by (component, outcome)"
                + " (increase(recio_detector_wishes_total{system=\"$system\"}[30m]))",
            "{{component}} {{outcome}}"));
  }
}
