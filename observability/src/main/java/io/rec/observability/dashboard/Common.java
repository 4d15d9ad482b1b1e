package io.rec.observability.dashboard;

/** Expressions that more than one board asks. */
final class Common {

  private Common() {}

  static String quantile(String which, String by, String bucket) {
    return "histogram_quantile(%s, sum by (%s, le) (rate(%s{system=\"$system\"}[5m])))"
        .formatted(which, by, bucket);
  }

  static Panel percent(String what, String metric, int line) {
    return Panel.lines(
        what,
        "Of what the container may use; an alert from %d %% on.".formatted(line),
        "percent",
        "max by (component) (%s{system=\"$system\"})".formatted(metric),
        "{{component}}");
  }

  /** Mean duration of a timer over all pods. */
  static String mean(String timer) {
    return "sum(rate(%1$s_sum{system=\"$system\"}[5m])) / sum(rate(%1$s_count{system=\"$system\"}[5m]))"
        .formatted(timer);
  }
}
