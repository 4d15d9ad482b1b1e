package io.rec.observability.objective;

import java.util.List;

/**
 * A promise over thirty days.
 *
 * @param name as a word of a metric's name
 * @param promise for people
 * @param target the share that has to be good
 * @param bad PromQL of the share that was bad, with WINDOW where the range stands. Where a
 *     histogram has no border at what is promised, the next above stands for it
 */
public record Objective(String name, String promise, double target, String bad) {

  private static final String ROLES = "uri!~\"/health.*|/prometheus|/metrics\"";

  /** All that is promised. */
  public static List<Objective> all() {
    return List.of(
        new Objective(
            "answers",
            "995 of 1000 requests are answered without a failure of ours",
            0.995,
            "1 - sum by (system) (rate(http_server_requests_seconds_count{status!~\"5..\","
                + ROLES
                + "}[WINDOW])) / sum by (system) (rate(http_server_requests_seconds_count{"
                + ROLES
                + "}[WINDOW]))"),
        new Objective(
            "latency",
            "99 of 100 requests are answered within half a second",
            0.99,
            "1 - sum by (system) (rate(http_server_requests_seconds_bucket{le=\"0.5\","
                + ROLES
                + "}[WINDOW])) / sum by (system) (rate(http_server_requests_seconds_count{"
                + ROLES
                + "}[WINDOW]))"),
        new Objective(
            "orders",
            "99 of 100 orders have the exchange's answer within a second",
            0.99,
            "1 - sum by (system)"
                + " (rate(recio_order_exchange_seconds_bucket{le=\"1.073741824\"}[WINDOW])) / sum"
                + " by (system) (rate(recio_order_exchange_seconds_count[WINDOW]))"),
        new Objective(
            "prices",
            "for 999 of 1000 seconds a symbol's price is younger than five seconds",
            0.999,
            "1 - avg by (system)" + " (avg_over_time((recio_price_age < bool 5)[WINDOW:30s]))"),
        new Objective(
            "tables",
            "99 of 100 strike tables are made within a quarter of a second of their tick",
            0.99,
            "1 - sum by (system)"
                + " (rate(recio_strike_table_latency_seconds_bucket{le=\"0.268435456\"}[WINDOW]))"
                + " / sum by (system) (rate(recio_strike_table_latency_seconds_count[WINDOW]))"));
  }

  /** The share that may be bad. */
  public double budget() {
    return Math.round((1 - target) * 1e6) / 1e6;
  }

  /** Name of the recorded share that was bad over a window. */
  public String recorded(String window) {
    return "system:recio_%s_bad:ratio_%s".formatted(name, window);
  }

  String over(String window) {
    return bad.replace("WINDOW", window);
  }
}
