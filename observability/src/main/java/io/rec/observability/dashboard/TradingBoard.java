package io.rec.observability.dashboard;

import static io.rec.observability.dashboard.Panel.lines;

/** From the wish to enter to the books of the exchange. */
final class TradingBoard {

  private TradingBoard() {}

  static Board board() {
    return Board.ofSystem(
        "trading",
        "Trading",
        Section.of(
            "Trades",
            lines(
                "Trades in work",
                "By status; a trade that stays opening or closing waits for an answer.",
                "short",
                "max by (status) (trades_active{system=\"$system\"})",
                "{{status}}"),
            lines(
                "The day",
                "Dollars won or lost since the exchange's midnight, net of fees, and at stake now.",
                "currencyUSD",
                "max(recio_stake_result_today{system=\"$system\"})",
                "result",
                "max(recio_stake_exposure{system=\"$system\"})",
                "at stake"),
            lines(
                "Steps",
                "What happened to trades, per minute.",
                "short",
                "sum by (event, to) (60 * rate(recio_trades_steps_total{system=\"$system\"}[5m]))",
                "{{event}} to {{to}}"),
            lines(
                "Refused",
                "Tickets refused, by rule.",
                "short",
                "sum by (rule) (increase(recio_trades_refused_total{system=\"$system\"}[10m]))",
                "{{rule}}"),
            lines(
                "Signals",
                "What became of the entries that auto-entry wished.",
                "short",
                "sum by (outcome) (increase(recio_entry_signals_total{system=\"$system\"}[10m]))",
                "{{outcome}}"),
            lines(
                "Closes",
                "Closes that the supervisor wished, by reason.",
                "short",
                "sum by (reason, outcome)"
                    + " (increase(recio_supervision_closes_total{system=\"$system\"}[10m]))",
                "{{reason}} {{outcome}}")),
        Section.of(
            "Orders",
            lines(
                "Orders",
                "News of orders per minute, by the stage they led to.",
                "short",
                "sum by (stage) (60 * rate(recio_orders_total{system=\"$system\"}[5m]))",
                "{{stage}}"),
            lines(
                "Order path",
                "99th percentile: our decision, the exchange, the whole.",
                "s",
                Common.quantile("0.99", "system", "recio_order_decision_seconds_bucket"),
                "decision",
                Common.quantile("0.99", "system", "recio_order_exchange_seconds_bucket"),
                "exchange",
                Common.quantile("0.99", "system", "recio_order_whole_seconds_bucket"),
                "whole"),
            lines(
                "Unfinished",
                "Orders and amendments whose last word is not known; above 0 for long is an alert.",
                "short",
                "max by (component) (recio_orders_unfinished{system=\"$system\"})",
                "orders, {{component}}",
                "max(recio_amendments_unfinished{system=\"$system\"})",
                "amendments"),
            lines(
                "Sent again, cancelled, slowed down",
                "Repetitions under one name, cancelled orders, answers of 429.",
                "short",
                "sum(increase(recio_order_retries_total{system=\"$system\"}[10m]))",
                "sent again",
                "sum(increase(recio_orders_cancelled_total{system=\"$system\"}[10m]))",
                "cancelled",
                "sum(increase(recio_exchange_too_many_total{system=\"$system\"}[10m]))",
                "429")),
        Section.of(
            "Books",
            lines(
                "Differences to the exchange",
                "What reconciliation could not heal.",
                "short",
                "max(recio_reconciliation_open{system=\"$system\"})",
                "open",
                "max(recio_reconciliation_pauses{system=\"$system\"})",
                "entries paused"),
            lines(
                "Who acts",
                "1 for the pod that holds the lease; never more than one.",
                "short",
                "sum by (lease) (recio_lease_held{system=\"$system\"})",
                "{{lease}}"),
            lines(
                "Journal of the executor",
                "Order news that wait for the database.",
                "short",
                "max(recio_executor_journal_lines{system=\"$system\"})",
                "lines"),
            lines(
                "Executor as trade-manager sees it",
                "Calls by outcome per minute.",
                "short",
                "sum by (call, outcome)"
                    + " (60 * rate(recio_executor_calls_total{system=\"$system\"}[5m]))",
                "{{call}} {{outcome}}")));
  }
}
