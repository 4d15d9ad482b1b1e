package io.rec.observability.dashboard;

import static io.rec.observability.dashboard.Panel.lines;

import java.util.List;

/** What only the roles do that bring data in and pass it on. */
final class DataPanels {

  private DataPanels() {}

  static List<Panel> prices() {
    return List.of(
        lines(
            "Age",
            "Seconds since the last tick.",
            "s",
            "max by (component) (recio_price_age{system=\"$system\"})",
            "{{component}}"),
        lines(
            "Feed",
            "1 while what comes is the present.",
            "short",
            "min by (component) (recio_price_feed_live{system=\"$system\"})",
            "{{component}}"),
        lines(
            "Announced and replaced",
            "Ticks a second; replaced ones were overtaken by a newer one.",
            "short",
            "sum by (component) (rate(recio_price_announced_total{system=\"$system\"}[1m]))",
            "announced, {{component}}",
            "sum by (component) (rate(recio_price_replaced_total{system=\"$system\"}[1m]))",
            "replaced, {{component}}"),
        lines(
            "Rows of the price log",
            "Written and interpolated a minute.",
            "short",
            "sum by (component) (60 * rate(recio_price_rows_written_total{system=\"$system\"}[5m]))",
            "written, {{component}}",
            "sum by (component)"
                + " (60 * rate(recio_price_rows_interpolated_total{system=\"$system\"}[5m]))",
            "interpolated, {{component}}"));
  }

  static List<Panel> markets() {
    return List.of(
        lines(
            "Stream",
            "1 while it is the present.",
            "short",
            "max(recio_markets_stream_live{system=\"$system\"})",
            "live"),
        lines(
            "Ticks",
            "A second.",
            "short",
            "sum(rate(recio_markets_ticks_total{system=\"$system\"}[1m]))",
            "ticks"),
        lines(
            "Trouble",
            "Connections lost, messages that are none.",
            "short",
            "sum(increase(recio_markets_stream_losses_total{system=\"$system\"}[10m]))",
            "lost",
            "sum(increase(recio_markets_stream_malformed_total{system=\"$system\"}[10m]))",
            "malformed"),
        lines(
            "Clock of the exchange",
            "Seconds ahead of ours.",
            "s",
            "max(recio_exchange_skew{system=\"$system\"})",
            "ahead"));
  }

  static List<Panel> account() {
    return List.of(
        lines(
            "Last complete reading",
            "Its age.",
            "s",
            "max(recio_account_read_age{system=\"$system\"})",
            "age"),
        lines(
            "Calls",
            "A minute: sent, and held back by the limit.",
            "short",
            "60 * sum(rate(recio_account_calls_total{system=\"$system\"}[5m]))",
            "sent",
            "60 * sum(rate(recio_account_calls_limited_total{system=\"$system\"}[5m]))",
            "limited"),
        lines(
            "Facts",
            "Stated about the account, by topic.",
            "short",
            "sum by (topic) (increase(recio_account_facts_total{system=\"$system\"}[10m]))",
            "{{topic}}"),
        lines(
            "Doubts",
            "Contradictions, gaps, readings that did not end.",
            "short",
            "sum(increase(recio_account_contradictions_total{system=\"$system\"}[10m]))",
            "contradictions",
            "sum(increase(recio_account_gaps_total{system=\"$system\"}[10m]))",
            "gaps",
            "sum(increase(recio_account_readings_failed_total{system=\"$system\"}[10m]))",
            "failed readings"));
  }

  static List<Panel> strikeTable() {
    return List.of(
        lines(
            "Published",
            "Tables a second.",
            "short",
            "sum by (symbol) (rate(recio_strike_table_published_total{system=\"$system\"}[1m]))",
            "{{symbol}}"),
        lines(
            "From tick to table",
            "99th percentile.",
            "s",
            Common.quantile("0.99", "symbol", "recio_strike_table_latency_seconds_bucket"),
            "{{symbol}}"),
        lines(
            "Steps that failed",
            "By symbol and step.",
            "short",
            "sum by (symbol, step)"
                + " (increase(recio_coordination_step_failures_total{system=\"$system\"}[10m]))",
            "{{symbol}} {{step}}"),
        lines(
            "Fingerprints",
            "Refused, and imports by outcome.",
            "short",
            "sum(increase(recio_fingerprints_refused_total{system=\"$system\"}[1h]))",
            "refused",
            "sum by (outcome) (increase(recio_fingerprint_imports_total{system=\"$system\"}[1h]))",
            "import {{outcome}}"));
  }

  static List<Panel> changeFeed() {
    return List.of(
        lines(
            "Subscribers",
            "Sockets that follow changes.",
            "short",
            "sum(recio_changes_subscribers{system=\"$system\"})",
            "subscribers"),
        lines(
            "Delivered, cut off",
            "Changes a second; subscribers cut off because they were too slow.",
            "short",
            "sum(rate(recio_changes_delivered_total{system=\"$system\"}[1m]))",
            "delivered",
            "sum(increase(recio_changes_too_slow_total{system=\"$system\"}[10m]))",
            "cut off"),
        lines(
            "Delay",
            "Mean from the commit to the socket.",
            "s",
            Common.mean("recio_changes_delay_seconds"),
            "mean"),
        lines(
            "Behind",
            "Facts the slowest subscriber is behind.",
            "short",
            "max(recio_changes_lag{system=\"$system\"})",
            "facts"));
  }
}
