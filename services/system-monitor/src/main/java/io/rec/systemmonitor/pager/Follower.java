package io.rec.systemmonitor.pager;

import io.rec.platform.persistence.Database;
import io.rec.systemmonitor.alert.Arrival;
import io.rec.systemmonitor.alert.Fate;
import io.rec.systemmonitor.alert.Severity;
import io.rec.systemmonitor.alert.Way;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows notices in the connector hub's log until it says who got them. */
@Singleton
final class Follower {

  private static final Logger LOG = LoggerFactory.getLogger(Follower.class);

  /**
   * What was put into a digest has arrived when the digest has: both bear the time of its making.
   */
  private static final String LOOK =
      """
      SELECT d.notice_id, d.channel, d.to_people, d.state, d.error, d.not_before, d.ended_at,
             g.state AS digest, g.error AS digest_error, g.not_before AS digest_not_before,
             g.ended_at AS digest_ended_at
      FROM system.deliveries d
      LEFT JOIN system.deliveries g
        ON d.state = 'digested' AND g.kind = 'digest' AND g.channel = d.channel
          AND g.recipient = d.recipient AND g.created_at = d.ended_at
      WHERE d.notice_id = ANY (?)""";

  private final Database database;
  private final AlertDesk desk;
  private final NoticeFigures figures;
  private final Clock clock;

  Follower(Database database, AlertDesk desk, NoticeFigures figures, Clock clock) {
    this.database = database;
    this.desk = desk;
    this.figures = figures;
    this.clock = clock;
  }

  void look() throws SQLException {
    Set<String> notices = desk.followed();
    Map<String, List<Way>> log =
        notices.isEmpty() ? Map.of() : database.read(connection -> log(connection, notices));
    desk.follow(log).stream().filter(Arrival::isDecided).forEach(this::tell);
  }

  private void tell(Arrival news) {
    Severity severity = news.about().signal().severity();
    figures.count(severity, news.delivery().fate().word());
    if (news.delivery().fate() == Fate.NOBODY && severity == Severity.CRITICAL) {
      LOG.atError()
          .addKeyValue("alert", news.about().key().text())
          .addKeyValue("step", news.step())
          .log("a critical alert reached {}", news.delivery().words());
    }
  }

  private Map<String, List<Way>> log(Connection connection, Set<String> notices)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(LOOK)) {
      select.setArray(1, connection.createArrayOf("text", notices.toArray(String[]::new)));
      Instant now = clock.instant();
      Map<String, List<Way>> all = new HashMap<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          all.computeIfAbsent(rows.getString("notice_id"), none -> new ArrayList<>())
              .add(way(rows, now));
        }
      }
      return all;
    }
  }

  private static Way way(ResultSet row, Instant now) throws SQLException {
    String prefix = row.getString("digest") == null ? "" : "digest_";
    String state = row.getString(prefix.isEmpty() ? "state" : "digest");
    Instant notBefore = row.getTimestamp(prefix + "not_before").toInstant();
    Optional<Instant> endedAt =
        Optional.ofNullable(row.getTimestamp(prefix + "ended_at")).map(Timestamp::toInstant);
    String error = row.getString(prefix + "error");
    return new Way(
        row.getString("channel"),
        row.getBoolean("to_people"),
        // Quiet hours leave it in the queue; what failed before is there to be tried again.
        state.equals("queued") && error.isEmpty() && notBefore.isAfter(now)
            ? Way.State.HELD
            : state(state),
        endedAt.orElse(notBefore),
        error.isEmpty() && state.equals("duplicate") ? "the same was told before" : error);
  }

  private static Way.State state(String word) {
    return switch (word) {
      case "sent" -> Way.State.SENT;
      case "held" -> Way.State.HELD;
      case "failed", "duplicate" -> Way.State.FAILED;
      default -> Way.State.WAITS;
    };
  }
}
