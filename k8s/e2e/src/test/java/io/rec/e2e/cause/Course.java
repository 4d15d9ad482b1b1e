package io.rec.e2e.cause;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.rec.e2e.desk.Database;
import io.rec.e2e.desk.Desk;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.awaitility.core.ConditionTimeoutException;

/** One fault from its beginning to its end, watched at the failure detector and at the alerts. */
final class Course {
  private static final String DETECTOR = "cascading-failure-detector";

  /** Several times what is promised: how late it was is worth knowing. */
  private static final Duration NAMED_WITHIN = Duration.ofSeconds(60);

  /** For the alert to be opened and told, and for what else might be named. */
  private static final Duration STAYS = Duration.ofSeconds(15);

  private static final Duration OVER_WITHIN = Duration.ofMinutes(3);

  /** The end is told half a minute after it, when it has proved to be one. */
  private static final Duration TOLD_WITHIN = Duration.ofSeconds(15);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

  private final Desk desk;
  private final Fault fault;
  private final Set<String> others = new TreeSet<>();
  private Optional<Instant> named = Optional.empty();
  private int under;

  private Course(Desk desk, Fault fault) {
    this.desk = desk;
    this.fault = fault;
  }

  static Row of(Desk desk, Fault fault) {
    return new Course(desk, fault).run();
  }

  private Row run() {
    awaitCalm();
    var begun = Instant.now();
    var repair = fault.damage().apply(desk);
    try {
      watchUntil(begun.plus(NAMED_WITHIN), true);
      watchUntil(Instant.now().plus(STAYS), false);
    } finally {
      repair.run();
    }
    var repaired = Instant.now();
    desk.awaitReady();
    var ready = Instant.now();
    var over = awaitCalm();
    awaitTold(begun);
    return new Row(
        fault,
        named.map(at -> Duration.between(begun, at)),
        List.copyOf(others),
        under,
        alert("min(opened_at)", begun).map(at -> Duration.between(begun, at)),
        told(begun),
        Duration.between(repaired, ready),
        over
            ? alert("max(closed_at)", begun).map(at -> Duration.between(repaired, at))
            : Optional.empty());
  }

  private void watchUntil(Instant end, boolean onlyUntilNamed) {
    while (Instant.now().isBefore(end) && !(onlyUntilNamed && named.isPresent())) {
      look();
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(BETWEEN_LOOKS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while a fault was watched", e);
    }
  }

  private void look() {
    roots()
        .forEach(
            root -> {
              var name = root.path("component").asText();
              if (name.equals(fault.root())) {
                named = named.or(() -> Optional.of(Instant.now()));
                under = Math.max(under, root.path("sufferers").size());
              } else {
                others.add(name);
              }
            });
  }

  /** Nothing, too, while the detector itself does not answer. */
  private List<JsonNode> roots() {
    try {
      var answer = desk.inside().get(DETECTOR, "/api/failure_detector_status");
      return answer.status() == 200
          ? StreamSupport.stream(answer.json().path("roots").spliterator(), false).toList()
          : List.of();
    } catch (AssertionError | RuntimeException silent) {
      return List.of();
    }
  }

  private boolean awaitCalm() {
    try {
      await()
          .atMost(OVER_WITHIN)
          .pollInterval(Duration.ofSeconds(1))
          .ignoreExceptions()
          .until(() -> roots().isEmpty() && freshAlerts() == 0);
      return true;
    } catch (ConditionTimeoutException neverOver) {
      return false;
    }
  }

  private void awaitTold(Instant begun) {
    var end = Instant.now().plus(TOLD_WITHIN);
    while (told(begun).isEmpty() && Instant.now().isBefore(end)) {
      pause();
    }
  }

  /** One that comes back within half a minute was never over, and has its old beginning. */
  private int freshAlerts() {
    return Integer.parseInt(
        new Database(desk)
            .run(
                """
                SELECT count(*) FROM system.alert WHERE type = 'root_cause'
                AND (closed_at IS NULL
                  OR about = '%s' AND closed_at > now() - interval '31 seconds')"""
                    .formatted(fault.root()))
            .getFirst());
  }

  private Optional<Instant> alert(String time, Instant begun) {
    return new Database(desk)
            .run(
                """
            SELECT to_char(%s AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
            FROM system.alert
            WHERE type = 'root_cause' AND about = '%s' AND last_seen_at >= '%s'"""
                    .formatted(time, fault.root(), begun))
            .stream()
            .filter(text -> !text.isBlank())
            .map(Instant::parse)
            .findFirst();
  }

  /**
   * What the log was sent, which hears what any channel would: one line for each message, whoever
   * asked for it. That it is told again while nobody acknowledges it is as wanted, and so is that
   * on a desk without a channel nobody was told. What could not be told while it lasted, the hub's
   * own absence, is told by the message that it is over.
   */
  private List<String> told(Instant begun) {
    return new Database(desk)
        .run(
            """
            SELECT coalesce(a.service || '/' || a.type || '/' || a.about,
                            d.notice_id || ' ' || d.subject)
            FROM system.deliveries d
            LEFT JOIN system.alert_delivery s ON s.notice = d.notice_id
            LEFT JOIN system.alert a ON a.id = s.alert
            WHERE d.channel = 'log' AND d.kind = 'alert' AND d.state = 'sent'
              AND d.created_at >= '%s' AND (a.opened_at IS NULL OR a.opened_at >= '%s')
              AND coalesce(s.step IN ('warning', 'critical') OR s.step = 'closed' AND NOT EXISTS (
                SELECT 1 FROM system.alert_delivery e
                JOIN system.deliveries h ON h.notice_id = e.notice
                WHERE e.alert = s.alert AND e.step <> 'closed'), true)
              AND coalesce(a.type, '') NOT IN ('spike_alert', 'nobody_told')
            ORDER BY d.id"""
                .formatted(begun, begun));
  }
}
