package io.rec.observability.dashboard;

import static io.rec.observability.dashboard.Panel.lines;

/** What comes in, and the strike table made of it. */
final class MarketDataBoard {

  private MarketDataBoard() {}

  static Board board() {
    return Board.ofSystem(
        "market-data",
        "Market data",
        Section.of(
            "Prices",
            lines(
                "Age of prices",
                "Seconds since the last tick; auto-entry stops at 5.",
                "s",
                "max by (component) (recio_price_age{system=\"$system\"})",
                "{{component}}"),
            lines(
                "Ticks",
                "Taken ticks a second, by watchdog.",
                "short",
                "sum by (component) (rate(recio_price_ticks_total{system=\"$system\"}[1m]))",
                "{{component}}"),
            lines(
                "Refused",
                "Ticks refused, by reason.",
                "short",
                "sum by (component, reason)"
                    + " (increase(recio_price_ticks_refused_total{system=\"$system\"}[10m]))",
                "{{component}} {{reason}}"),
            lines(
                "From arrival to announcement",
                "99th percentile.",
                "s",
                "max by (component)"
                    + " (recio_price_announce_delay_seconds{system=\"$system\",quantile=\"0.99\"})",
                "{{component}}"),
            lines(
                "Feed",
                "Messages lost, connections lost.",
                "short",
                "sum by (component) (increase(recio_price_feed_lost_total{system=\"$system\"}[10m]))",
                "messages, {{component}}",
                "sum by (component)"
                    + " (increase(recio_price_feed_losses_total{system=\"$system\"}[10m]))",
                "connections, {{component}}"),
            lines(
                "Price log",
                "Rows that wait, and rows given up.",
                "short",
                "max by (component) (recio_price_rows_waiting{system=\"$system\"})",
                "waiting, {{component}}",
                "sum by (component)"
                    + " (increase(recio_price_rows_dropped_total{system=\"$system\"}[10m]))",
                "dropped, {{component}}")),
        Section.of(
            "Markets of the exchange",
            lines(
                "Stream",
                "1 while the stream is the present.",
                "short",
                "max(recio_markets_stream_live{system=\"$system\"})",
                "markets",
                "max(recio_account_stream_live{system=\"$system\"})",
                "account"),
            lines(
                "Ticks of markets",
                "A second: all, and those that came late.",
                "short",
                "sum(rate(recio_markets_ticks_total{system=\"$system\"}[1m]))",
                "all",
                "sum(rate(recio_markets_ticks_late_total{system=\"$system\"}[1m]))",
                "late"),
            lines(
                "Clocks",
                "Seconds by which a venue's clock is ahead of ours.",
                "s",
                "max by (component) (recio_price_feed_skew{system=\"$system\"})",
                "{{component}}",
                "max(recio_exchange_skew{system=\"$system\"})",
                "exchange"),
            lines(
                "Announced markets",
                "Per second.",
                "short",
                "sum(rate(recio_markets_announced_total{system=\"$system\"}[1m]))",
                "announced")),
        Section.of(
            "Strike table",
            lines(
                "Tables",
                "Published a second, by symbol; stale ones apart.",
                "short",
                "sum by (symbol, stale)"
                    + " (rate(recio_strike_table_published_total{system=\"$system\"}[1m]))",
                "{{symbol}} stale={{stale}}"),
            lines(
                "From tick to table",
                "Median and 99th percentile.",
                "s",
                Common.quantile("0.5", "symbol", "recio_strike_table_latency_seconds_bucket"),
                "median {{symbol}}",
                Common.quantile("0.99", "symbol", "recio_strike_table_latency_seconds_bucket"),
                "99 % {{symbol}}"),
            lines(
                "Degraded",
                "Tables made from less than all inputs, by reason.",
                "short",
                "sum by (symbol, reason)"
                    + " (increase(recio_strike_table_degraded_total{system=\"$system\"}[10m]))",
                "{{symbol}} {{reason}}"),
            lines(
                "Refused inputs",
                "What the coordinator did not believe.",
                "short",
                "sum by (input, reason)"
                    + " (increase(recio_coordination_refused_total{system=\"$system\"}[10m]))",
                "{{input}} {{reason}}")));
  }
}
