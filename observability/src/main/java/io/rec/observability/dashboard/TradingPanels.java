package io.rec.observability.dashboard;

import static io.rec.observability.dashboard.Panel.lines;

import java.util.List;

/** What only the roles do that handle money. */
final class TradingPanels {

  private TradingPanels() {}

  static List<Panel> manager() {
    return List.of(
        lines(
            "Trades in work",
            "By status.",
            "short",
            "max by (status) (trades_active{system=\"$system\"})",
            "{{status}}"),
        lines(
            "Errands",
            "Steps of trades that are underway now.",
            "short",
            "max(recio_trades_errands{system=\"$system\"})",
            "errands"),
        lines(
            "Refused tickets",
            "By the rule that refused.",
            "short",
            "sum by (rule) (increase(recio_trades_refused_total{system=\"$system\"}[10m]))",
            "{{rule}}"),
        lines(
            "Answers of the executor",
            "Mean by call.",
            "s",
            "sum by (call) (rate(recio_executor_answers_seconds_sum{system=\"$system\"}[5m]))"
                + " / sum by (call) (rate(recio_executor_answers_seconds_count{system=\"$system\"}[5m]))",
            "{{call}}"));
  }

  static List<Panel> executor() {
    return List.of(
        lines(
            "Orders by stage",
            "Per minute.",
            "short",
            "sum by (stage) (60 * rate(recio_orders_total{system=\"$system\"}[5m]))",
            "{{stage}}"),
        lines(
            "Exchange",
            "Median and 99th percentile of its answers.",
            "s",
            Common.quantile("0.5", "system", "recio_order_exchange_seconds_bucket"),
            "median",
            Common.quantile("0.99", "system", "recio_order_exchange_seconds_bucket"),
            "99 %"),
        lines(
            "Amendments",
            "By outcome.",
            "short",
            "sum by (outcome) (increase(recio_amendments_total{system=\"$system\"}[10m]))",
            "{{outcome}}"),
        lines(
            "Kill switch",
            "0 none, 1 entries paused, 2 orders cancelled, 3 flattened, -1 unknown.",
            "short",
            "max(recio_kill_switch_level{system=\"$system\"})",
            "level"));
  }

  static List<Panel> supervisor() {
    return List.of(
        lines(
            "Supervised trades",
            "Open trades.",
            "short",
            "max(recio_supervision_trades{system=\"$system\"})",
            "trades"),
        lines(
            "Pass",
            "Mean duration of a look at all trades.",
            "s",
            Common.mean("recio_supervision_pass_seconds"),
            "mean"),
        lines(
            "Answer to a close",
            "Mean time until the trade-manager answered.",
            "s",
            Common.mean("recio_supervision_close_answer_seconds"),
            "mean"),
        lines(
            "Closes",
            "By reason and outcome.",
            "short",
            "sum by (reason, outcome)"
                + " (increase(recio_supervision_closes_total{system=\"$system\"}[10m]))",
            "{{reason}} {{outcome}}"));
  }

  static List<Panel> autoEntry() {
    return List.of(
        lines(
            "Entries allowed",
            "1 while a symbol may be entered.",
            "short",
            "max by (symbol) (recio_entry_active{system=\"$system\"})",
            "{{symbol}}"),
        lines(
            "Signals",
            "What became of them.",
            "short",
            "sum by (outcome) (increase(recio_entry_signals_total{system=\"$system\"}[10m]))",
            "{{outcome}}"),
        lines(
            "Pass and answer",
            "Mean duration of a look at a strike table, and of the answer to a signal.",
            "s",
            Common.mean("recio_entry_pass_seconds"),
            "pass",
            Common.mean("recio_entry_answer_seconds"),
            "answer"));
  }
}
