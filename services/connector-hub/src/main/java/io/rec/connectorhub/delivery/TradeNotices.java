package io.rec.connectorhub.delivery;

import io.micronaut.serde.ObjectMapper;
import io.rec.connectorhub.routing.Notice;
import io.rec.platform.events.Fact;
import io.rec.platform.events.OutboxConsumer;
import io.rec.platform.events.OutboxConsumers;
import io.rec.venues.connector.notice.Message;
import io.rec.venues.connector.notice.Priority;
import io.rec.venues.wire.Fields;
import io.rec.venues.wire.MalformedMessage;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trades that are stated as facts become notices, each exactly once: the rows are written in the
 * transaction that moves the offset. Of alerts the alert engine tells, who knows which are silenced
 * and which have one cause; {@link EngineWatch} stands in for it.
 */
@Singleton
public final class TradeNotices {

  private static final Logger LOG = LoggerFactory.getLogger(TradeNotices.class);
  private static final Set<String> TOPICS = Set.of("trade");

  private final OutboxConsumers consumers;
  private final Intake intake;
  private final Sender sender;
  private final ObjectMapper json;
  private @Nullable OutboxConsumer consumer;

  TradeNotices(OutboxConsumers consumers, Intake intake, Sender sender, ObjectMapper json) {
    this.consumers = consumers;
    this.intake = intake;
    this.sender = sender;
    this.json = json;
  }

  public synchronized void start() {
    if (consumer == null) {
      consumer = consumers.follow("connector-hub", TOPICS, this::handle);
    }
  }

  public synchronized void stop() {
    if (consumer != null) {
      consumer.close();
      consumer = null;
    }
  }

  private void handle(Connection tx, Fact fact) throws SQLException {
    Optional<Notice> notice;
    try {
      Fields fields = Fields.parse(json, fact.payload());
      notice = trade(tx, fact, fields);
    } catch (MalformedMessage | IllegalArgumentException unreadable) {
      LOG.error("fact {} of {} says nothing: {}", fact.id(), fact.topic(), unreadable.getMessage());
      return;
    }
    if (notice.isPresent()) {
      intake.take(tx, notice.get());
      sender.wake();
    }
  }

  /**
   * Of all that happens to a trade, what a person asked for: that it opened, closed or failed. What
   * expired is told when it was paid. A trade moves more than once while it is open, so it is told
   * by its id, once for ever.
   */
  private static Optional<Notice> trade(Connection tx, Fact fact, Fields fields)
      throws MalformedMessage, SQLException {
    String status = fields.text("status");
    long id = fields.whole("trade_id");
    String ticket = fields.textOr("ticket_id", "");
    return switch (status) {
      case "open", "closed" -> {
        Map<String, String> data = new LinkedHashMap<>();
        data.put("symbol", fields.text("ticker"));
        data.put("side", fields.text("side"));
        data.put("action", action(status, fields.textOr("close_method", "")));
        data.put("order_id", ticket);
        data.put("status", status);
        columns(tx, id, status.equals("open")).forEach(data::put);
        yield Optional.of(
            Notice.of(
                new Message.Trade("trade-" + id + "-" + status, "", data, fact.createdAt()),
                "%d/%s".formatted(id, status)));
      }
      case "error" ->
          Optional.of(
              Notice.of(
                  new Message.Alert(
                      "fact-" + fact.id(),
                      "",
                      "order_failure",
                      "The order %s of %s failed".formatted(ticket, fields.text("ticker")),
                      Priority.HIGH),
                  "%d/error".formatted(id)));
      default -> Optional.empty();
    };
  }

  private static String action(String status, String closeMethod) {
    if (status.equals("open")) {
      return "buy";
    }
    return closeMethod.equals("expired") ? "settle" : "sell";
  }

  private static Map<String, String> columns(Connection tx, long trade, boolean opened)
      throws SQLException {
    try (PreparedStatement select =
        tx.prepareStatement(
            "SELECT position, buy_price, sell_price FROM users.trades WHERE id = ?")) {
      select.setLong(1, trade);
      try (ResultSet rows = select.executeQuery()) {
        if (!rows.next()) {
          throw new IllegalArgumentException("trade %d does not exist".formatted(trade));
        }
        Map<String, String> data = new LinkedHashMap<>();
        data.put("quantity", rows.getBigDecimal(1).stripTrailingZeros().toPlainString());
        Optional.ofNullable(rows.getBigDecimal(opened ? 2 : 3))
            .ifPresent(price -> data.put("price", price.toPlainString()));
        return data;
      }
    }
  }
}
