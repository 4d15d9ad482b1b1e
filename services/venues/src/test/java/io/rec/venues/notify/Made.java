package io.rec.venues.notify;

import io.rec.venues.connector.Family;
import io.rec.venues.connector.Notifier;
import io.rec.venues.connector.config.ConnectorEntry;
import io.rec.venues.connector.config.Settings;
import io.rec.venues.connector.config.Variables;
import io.rec.venues.connector.notice.Message;
import io.rec.venues.connector.notice.Priority;
import io.rec.venues.connector.registry.NotifierProvider;
import io.rec.venues.connector.registry.Surroundings;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Connectors and messages for tests. */
final class Made {

  private Made() {}

  static Notifier notifier(
      NotifierProvider provider, Surroundings around, Map<String, Object> config) {
    Map<String, Object> all = new HashMap<>(Map.of("rate_limit", 100_000));
    all.putAll(config);
    ConnectorEntry entry = new ConnectorEntry(Family.NOTIFICATION, "told", provider.type(), all);
    return provider.create(
        Settings.of(entry, Variables.of(Map.of()), provider.variables(), around.live()), around);
  }

  static Message.Notification note(String id) {
    return new Message.Notification(
        id, "#trading-alerts", "Trade Alert", "AAPL buy <signal>", false, Message.Copies.NONE);
  }

  static Message.Alert alert(Priority priority) {
    return new Message.Alert("a-1", "", "Risk Alert", "Portfolio drawdown exceeds 5%", priority);
  }

  static Message.Trade trade() {
    return new Message.Trade(
        "t-1",
        "",
        Map.of(
            "symbol",
            "AAPL",
            "action",
            "buy",
            "quantity",
            "100",
            "price",
            "150.00",
            "order_id",
            "o-9"),
        Instant.parse("2026-01-02T10:30:00Z"));
  }
}
