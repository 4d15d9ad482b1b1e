package io.rec.autoentrysupervisor.signal;

import io.micronaut.serde.ObjectMapper;
import io.rec.domain.market.Strike;
import io.rec.platform.events.Outbox;
import io.rec.platform.persistence.Database;
import io.rec.platform.role.RoleIdentity;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes down what came of a signal: its row, the browsers' message, a line of the trade log. */
@Singleton
final class EntryReports {

  private final Database database;
  private final SignalRows rows;
  private final Outbox outbox;
  private final ObjectMapper json;
  private final RoleIdentity identity;

  EntryReports(
      Database database, SignalRows rows, Outbox outbox, ObjectMapper json, RoleIdentity identity) {
    this.database = database;
    this.rows = rows;
    this.outbox = outbox;
    this.json = json;
    this.identity = identity;
  }

  void outcome(Signal signal, EntryOutcome outcome) throws SQLException, IOException {
    String message = json.writeValueAsString(message(signal, outcome));
    boolean entered = outcome instanceof EntryOutcome.Entered;
    database.transaction(
        connection -> {
          rows.outcome(connection, signal, outcome.text());
          outbox.append(
              connection,
              entered ? "automated_trade_triggered" : "automated_trade_failed",
              signal.ticket().text(),
              message);
          return log(
              connection,
              signal,
              entered ? line(signal) : "%s | %s".formatted(line(signal), outcome.text()));
        });
  }

  private static Map<String, Object> message(Signal signal, EntryOutcome outcome) {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("strike", new Strike(signal.entry().row().strike()).label());
    message.put("side", signal.entry().side().letter());
    message.put("ticker", signal.ticker());
    message.put("buy_price", signal.price().dollars());
    signal.probability().ifPresent(chance -> message.put("probability", chance));
    message.put("contract", EntryTicket.of(signal).contract());
    message.put("position", signal.count().number());
    message.put("entry_method", "auto");
    message.put("ticket_id", signal.ticket().text());
    message.put("outcome", outcome.text());
    return message;
  }

  /** ENTRY | contract | strike | side | size | price | probability. */
  private static String line(Signal signal) {
    var chance = signal.probability();
    return "ENTRY | %s | %s | %s | %s | %s | %s"
        .formatted(
            EntryTicket.of(signal).contract(),
            new Strike(signal.entry().row().strike()).label(),
            signal.entry().side().letter(),
            signal.count(),
            signal.price().dollars().setScale(2, RoundingMode.UNNECESSARY),
            chance.isPresent()
                ? BigDecimal.valueOf(chance.getAsDouble())
                    .setScale(2, RoundingMode.HALF_EVEN)
                    .toPlainString()
                : "-");
  }

  private int log(Connection connection, Signal signal, String line) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            INSERT INTO users.trade_logs (user_id, ticket_id, message, service)
            VALUES (system.acting_user(), ?, ?, ?)""")) {
      statement.setString(1, signal.ticket().text());
      statement.setString(2, line);
      statement.setString(3, identity.service());
      return statement.executeUpdate();
    }
  }
}
