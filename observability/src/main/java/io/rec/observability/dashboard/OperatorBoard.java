package io.rec.observability.dashboard;

import static io.rec.observability.dashboard.Panel.lines;
import static io.rec.observability.dashboard.Panel.table;

import java.util.List;

/** The operator and what it says about its systems. */
final class OperatorBoard {

  private OperatorBoard() {}

  static Board board() {
    var writes = "sum by (kind) (60 * rate(recio_api_writes_total[15m]))";
    return new Board(
        "recio-operator",
        "REC.IO / Operator",
        Board.Scope.OPERATOR,
        List.of(
            Section.of(
                "Systems",
                table(
                    "Conditions",
                    "What each system answers; True is good but for Degraded and"
                        + " KillSwitchEngaged.",
                    "recio_condition{name=\"$system\"} == 1"),
                lines(
                    "Not so",
                    "Conditions that answer False.",
                    "short",
                    "max by (type) (recio_condition{name=\"$system\",status=\"False\"})",
                    "{{type}}"),
                lines(
                    "Recoveries",
                    "How they ended, by component.",
                    "short",
                    "sum by (component, outcome) (increase(recio_recovery_total[1h]))",
                    "{{component}} {{outcome}}"),
                lines(
                    "Under way",
                    "The phase that a stop, a release or a rotation of credentials is in.",
                    "short",
                    "recio_stop_phase{name=\"$system\"}",
                    "stop: {{phase}}",
                    "recio_release_phase{name=\"$system\"}",
                    "release: {{phase}}",
                    "recio_rotation_phase{name=\"$system\"}",
                    "rotation: {{phase}}")),
            Section.of(
                "Backups",
                lines(
                    "Age",
                    "Since the newest copy, and since one was last restored for proof.",
                    "s",
                    "time() - recio_backup_last_success_seconds{name=\"$system\"}",
                    "copy",
                    "time() - recio_backup_last_drill_seconds{name=\"$system\"}",
                    "drill"),
                lines(
                    "Size",
                    "Of the newest copy.",
                    "bytes",
                    "recio_backup_size_bytes{name=\"$system\"}",
                    "{{namespace}}")),
            Section.of(
                "Passes",
                lines(
                    "Duration",
                    "Median and 99th percentile.",
                    "s",
                    "histogram_quantile(0.5,"
                        + " sum by (le) (rate(recio_reconcile_seconds_bucket[5m])))",
                    "median",
                    "histogram_quantile(0.99,"
                        + " sum by (le) (rate(recio_reconcile_seconds_bucket[5m])))",
                    "99 %"),
                lines(
                    "Passes and failures",
                    "Per minute.",
                    "short",
                    "60 * sum(rate(recio_reconcile_seconds_count[5m]))",
                    "passes",
                    "60 * sum(rate(recio_reconcile_errors_total[5m]))",
                    "broken"),
                lines(
                    "Writes",
                    "Per minute, by kind; none while nothing changes.",
                    "short",
                    writes,
                    "{{kind}}"),
                lines("Leader", "Exactly one.", "short", "sum(recio_leader)", "leading"))));
  }
}
