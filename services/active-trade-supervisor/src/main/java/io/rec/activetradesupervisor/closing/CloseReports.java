package io.rec.activetradesupervisor.closing;

import io.micronaut.serde.ObjectMapper;
import io.rec.domain.money.Price;
import io.rec.domain.stop.Seen;
import io.rec.domain.stop.StopRule;
import io.rec.domain.stop.TradeFigures;
import io.rec.platform.alert.Alert;
import io.rec.platform.alert.Alerts;
import io.rec.platform.events.Outbox;
import io.rec.platform.persistence.Database;
import io.rec.platform.risk.ExplainedDecision;
import io.rec.platform.role.RoleIdentity;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells people what was closed and why: facts for the screens, a line of the trade log, alerts. */
@Singleton
final class CloseReports {

  private static final String FAILING = "close_failing";

  private final Database database;
  private final Outbox outbox;
  private final Alerts alerts;
  private final ObjectMapper json;
  private final RoleIdentity identity;
  private final Clock clock;

  CloseReports(
      Database database,
      Outbox outbox,
      Alerts alerts,
      ObjectMapper json,
      RoleIdentity identity,
      Clock clock) {
    this.database = database;
    this.outbox = outbox;
    this.alerts = alerts;
    this.json = json;
    this.identity = identity;
    this.clock = clock;
  }

  /** The rules that fired, whatever came of it. */
  void risk(CloseWish wish, CloseOutcome outcome) throws SQLException, IOException {
    Map<String, Object> fact = new LinkedHashMap<>();
    fact.put("type", "stop_fired");
    fact.put("trade_id", wish.id());
    fact.put("ticker", wish.figures().trade().ticker());
    fact.put("side", wish.figures().trade().side().letter());
    fact.put("reason", wish.reason());
    fact.put("attempt", wish.attempt());
    fact.put("outcome", outcome.word());
    fact.put("detail", outcome.detail());
    fact.put("settings_version", wish.view().settingsVersion());
    fact.put("stop_source", source(wish));
    fact.put("stop_version", wish.view().trade().stopVersion());
    fact.put("decision", ExplainedDecision.of(wish.decision()));
    fact.put("at", clock.instant().toString());
    String text = json.writeValueAsString(fact);
    database.transaction(connection -> outbox.append(connection, "risk", wish.about(), text));
  }

  /** Who set the rule that fired. */
  private static String source(CloseWish wish) {
    return wish.decision().checks().stream()
            .anyMatch(check -> check.rule() == StopRule.OWN_PROBABILITY)
        ? "trade"
        : "desk";
  }

  /** For the browsers' automated_trade_closed and the trade log. */
  void closed(CloseWish wish) throws SQLException, IOException {
    alerts.clear(FAILING, wish.about());
    String text = json.writeValueAsString(browserMessage(wish));
    String line = line(wish);
    database.transaction(
        connection -> {
          outbox.append(connection, "automated_trade_closed", wish.about(), text);
          return log(connection, wish.view().trade().labels().ticketId(), line);
        });
    alerts.tell(
        Alert.warning(
            "stop_fired",
            wish.about(),
            "trade %d on %s is closed: %s"
                .formatted(wish.id(), wish.figures().trade().ticker(), wish.reason())));
  }

  void failing(CloseWish wish, CloseOutcome outcome) throws SQLException {
    alerts.raise(
        Alert.critical(
            FAILING,
            wish.about(),
            "trade %d should be closed (%s), and the trade manager %s: %s"
                .formatted(
                    wish.id(),
                    wish.reason(),
                    outcome instanceof CloseOutcome.Refused ? "refuses" : "does not answer",
                    outcome.detail())));
  }

  private Map<String, Object> browserMessage(CloseWish wish) {
    TradeFigures figures = wish.figures();
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("type", wish.reason());
    message.put("trade_id", wish.id());
    message.put("ticker", figures.trade().ticker());
    message.put("strike", wish.view().trade().labels().strike());
    message.put("side", figures.trade().side().letter());
    message.put("buy_price", wish.view().trade().labels().buyPrice());
    wish.closeAsk().ifPresent(ask -> message.put("sell_price", ask.opposite().dollars()));
    message.put("position", figures.trade().count().number());
    figures.probability().ifPresent(chance -> message.put("probability", chance.value()));
    figures.gainPerContract().ifPresent(gain -> message.put("pnl", gain));
    message.put("timestamp", clock.instant().toString());
    return message;
  }

  private static String line(CloseWish wish) {
    TradeFigures figures = wish.figures();
    return "CLOSE | %s | %s | %s | %s | %s | %s | %s"
        .formatted(
            figures.trade().ticker(),
            wish.view().trade().labels().strike(),
            figures.trade().side().letter(),
            figures.trade().count(),
            wish.closeAsk().map(Price::opposite).map(Price::toString).orElse("-"),
            figures
                .probability()
                .map(Seen::value)
                .map(BigDecimal::valueOf)
                .map(chance -> chance.setScale(2, RoundingMode.HALF_EVEN).toPlainString())
                .orElse("-"),
            figures.gainPerContract().map(BigDecimal::toPlainString).orElse("-"));
  }

  private int log(Connection connection, String ticket, String line) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            INSERT INTO users.trade_logs (user_id, ticket_id, message, service)
            VALUES (system.acting_user(), ?, ?, ?)""")) {
      statement.setString(1, ticket);
      statement.setString(2, line);
      statement.setString(3, identity.service());
      return statement.executeUpdate();
    }
  }
}
