package io.rec.e2e.telemetry;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Series that are there only after something has happened which does not happen on a healthy desk,
 * or not in these tests. A question about a series that is in no line has to be answered.
 */
enum OnlyAfter {
  ANSWER_BESIDE_HEALTH(
      "http_server_requests_seconds_count",
      "uri",
      "somebody asked the role for more than its health"),
  FAILED_ANSWER("http_server_requests_seconds_count", "status", "a role answered 500 or above"),
  CONDITION_THAT_FAILED("recio_condition", "status|reason", "a condition answered False"),
  ALERT_ON_THE_DESK("ALERTS", "severity|system", "an alert of the desk fires"),
  CALL_OF_A_PEER("peer_breaker_open", "component", "the role called another one"),
  EXECUTOR_AWAY(
      "recio_executor_calls_total", "outcome", "the trade manager did not reach the executor"),
  STOP("recio_stop_phase", "", "the desk is suspended or comes back"),
  BACKUP(
      "recio_backup_(last_success_seconds|last_drill_seconds|size_bytes)",
      "",
      "a copy was taken, which this desk does not ask for"),
  ALERT_OF_A_ROLE("recio_alerts_total", "", "a role told its trader of something"),
  CLOSE_BY_THE_SUPERVISOR(
      "recio_supervision_close(s_total|_answer_seconds_(sum|count))",
      "",
      "a stop was hit or an hour ended while a trade was open"),
  AUTOMATIC_ENTRY(
      "recio_entry_(signals_total|answer_seconds_(sum|count))",
      "",
      "automatic entries are on and found something to buy"),
  REFUSED_TICKET("recio_trades_refused_total", "", "a rule refused a ticket"),
  AMENDMENT("recio_amendments_total", "", "a resting order was changed"),
  UNUSABLE_INPUT("recio_coordination_refused_total", "", "a tick could not be used"),
  BROKEN_STEP("recio_coordination_step_failures_total", "", "a strike table could not be made"),
  OPEN_PAGE("recio_page_.*", "", "a browser has shown the page and told of it"),
  SIGN_IN("recio_signin_attempts_total", "", "somebody signed in"),
  TOLD_PEOPLE(
      "recio_(notices|deliveries|monitor_notices)_total", "", "there was something to tell people"),
  QUESTION_TO_THE_ANALYST("recio_ai_analyses_total", "", "somebody asked for an opinion"),
  WISH_FOR_A_RESTART(
      "recio_detector_wishes_total", "", "the detector found what only a restart mends"),
  NEW_FINGERPRINTS("recio_fingerprint_imports_total", "", "somebody imported fingerprints"),
  VOLUME_WITH_FIGURES(
      "kubelet_volume_stats_(available|capacity)_bytes",
      "",
      "the cluster has more than paths of its node for volumes; see the test of them");

  private final Pattern metrics;
  private final Pattern labels;
  private final String event;

  /**
   * @param labels which tell of the event; without a value for them the series is there before.
   *     None where the metric itself is born by the event
   */
  OnlyAfter(String metrics, String labels, String event) {
    this.metrics = Pattern.compile(metrics);
    this.labels = Pattern.compile(labels);
    this.event = event;
  }

  static Optional<OnlyAfter> of(Selector selector) {
    return Stream.of(values()).filter(line -> line.speaksOf(selector)).findFirst();
  }

  boolean speaksOf(Selector selector) {
    return metrics.matcher(selector.metric()).matches()
        && (isBornByIt()
            || selector.matchers().keySet().stream().anyMatch(labels.asMatchPredicate()));
  }

  boolean isBornByIt() {
    return labels.pattern().isEmpty();
  }

  /** The series that have to be there also when it has not happened. */
  Selector before(Selector selector) {
    return selector.whatever(labels.asMatchPredicate());
  }

  @Override
  public String toString() {
    return "%s: %s".formatted(metrics, event);
  }
}
