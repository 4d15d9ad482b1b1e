package io.rec.platform.risk;

import io.micronaut.http.HttpStatus;
import io.micronaut.serde.ObjectMapper;
import io.rec.domain.risk.KillSwitch;
import io.rec.platform.audit.Audit;
import io.rec.platform.audit.AuditLine;
import io.rec.platform.control.TradingControls;
import io.rec.platform.events.Outbox;
import io.rec.platform.http.ProblemException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The kill switch: the stricter of what the operator's document and what the database say. Read it
 * in the transaction that it shall stop.
 */
@Singleton
public final class KillSwitchState {

  /** The topic of a change; its key is the user, its payload has the level. */
  public static final String TOPIC = "kill_switch";

  /** Where nothing good is known nothing is opened, and what rests is left alone. */
  private static final KillSwitch UNKNOWN = KillSwitch.PAUSE_ENTRIES;

  private static final SetSwitch NOBODYS =
      new SetSwitch(KillSwitch.NONE, "", "", Instant.EPOCH, SetSwitch.Wish.NONE);

  private final TradingControls controls;
  private final Outbox outbox;
  private final Audit audit;
  private final ObjectMapper json;
  private final Clock clock;

  KillSwitchState(
      TradingControls controls, Outbox outbox, Audit audit, ObjectMapper json, Clock clock) {
    this.controls = controls;
    this.outbox = outbox;
    this.audit = audit;
    this.json = json;
    this.clock = clock;
  }

  /** What stops trading now. */
  public KillSwitch level(Connection connection) throws SQLException {
    return with(stored(connection).map(SetSwitch::inForce).orElse(UNKNOWN));
  }

  /** What stops trading when the database says this, which the caller read. */
  public KillSwitch with(KillSwitch stored) {
    KillSwitch control = ofControl();
    return control.compareTo(stored) >= 0 ? control : stored;
  }

  /** The same of the word in the table; no word, no trading. */
  public KillSwitch withWord(Optional<String> stored) {
    return with(stored.map(KillSwitch::ofWord).orElse(UNKNOWN));
  }

  /** What the operator's document says. */
  public KillSwitch ofControl() {
    return controls.current().map(control -> level(control.killSwitch().level())).orElse(UNKNOWN);
  }

  /** What the database says; empty only for a user who was never installed. */
  public Optional<SetSwitch> stored(Connection connection) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement(
                "SELECT level, reason, set_by, set_at, wished, wished_why, wished_by"
                    + " FROM users.kill_switch");
        ResultSet rows = statement.executeQuery()) {
      return rows.next()
          ? Optional.of(
              new SetSwitch(
                  KillSwitch.ofWord(rows.getString(1)),
                  rows.getString(2),
                  rows.getString(3),
                  rows.getTimestamp(4).toInstant(),
                  new SetSwitch.Wish(
                      KillSwitch.ofWord(rows.getString(5)), rows.getString(6), rows.getString(7))))
          : Optional.empty();
    }
  }

  /**
   * Sets it with its audit line and its fact, all in the caller's transaction. To stop harder is
   * always allowed; to stop less waits until our books equal the exchange's.
   *
   * @throws ProblemException if it would stop less while they differ
   */
  public SetSwitch set(Connection transaction, KillSwitch level, String reason, String by)
      throws SQLException {
    SetSwitch before = stored(transaction).orElse(NOBODYS);
    if (level.compareTo(before.level()) < 0 && !reconciled(transaction)) {
      throw new ProblemException(
          HttpStatus.CONFLICT,
          "NotReconciled",
          "Our books differ from the exchange's: reconcile before the kill switch is released.");
    }
    SetSwitch now = new SetSwitch(level, reason, by, clock.instant(), before.wish());
    try (PreparedStatement statement =
        transaction.prepareStatement(
            """
            INSERT INTO users.kill_switch (user_id, level, reason, set_by, set_at)
            VALUES (system.acting_user(), ?, ?, ?, ?)
            ON CONFLICT (user_id) DO UPDATE
            SET level = excluded.level, reason = excluded.reason,
                set_by = excluded.set_by, set_at = excluded.set_at
            RETURNING user_id""")) {
      statement.setString(1, level.word());
      statement.setString(2, reason);
      statement.setString(3, by);
      statement.setTimestamp(4, Timestamp.from(now.at()));
      try (ResultSet user = statement.executeQuery()) {
        user.next();
        tell(transaction, user.getString(1), now);
      }
    }
    return now;
  }

  private static boolean reconciled(Connection transaction) throws SQLException {
    try (PreparedStatement statement =
            transaction.prepareStatement(
                "SELECT NOT pauses FROM users.reconciliation ORDER BY id DESC LIMIT 1");
        ResultSet rows = statement.executeQuery()) {
      return !rows.next() || rows.getBoolean(1);
    }
  }

  private void tell(Connection transaction, String user, SetSwitch now) throws SQLException {
    String text = text(now);
    audit.add(
        transaction, new AuditLine(now.by(), TOPIC, now.level().word(), Optional.empty(), text));
    outbox.append(transaction, TOPIC, user, text);
  }

  private String text(SetSwitch now) {
    Map<String, String> fact = new LinkedHashMap<>();
    fact.put("level", now.level().word());
    fact.put("in_force", with(now.inForce()).word());
    fact.put("reason", now.reason());
    fact.put("by", now.by());
    fact.put("at", now.at().toString());
    try {
      return json.writeValueAsString(fact);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static KillSwitch level(String word) {
    try {
      return KillSwitch.ofWord(word);
    } catch (IllegalArgumentException unknownWord) {
      return UNKNOWN;
    }
  }
}
