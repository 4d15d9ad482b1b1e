package io.rec.systemmonitor.pager;

import io.micronaut.core.type.Argument;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.ObjectMapper;
import io.rec.platform.events.Fact;
import io.rec.systemmonitor.alert.AlertCase;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in, by the outbox, what services state about themselves, and what people did about an alert
 * on their screens.
 */
@Singleton
final class AlertFacts {

  private static final String TOPIC = "alert";

  /** What somebody did about the alert that a fact stated. */
  private static final String MARK = "alert_mark";

  static final Set<String> TOPICS = Set.of(TOPIC, MARK);

  private static final Logger LOG = LoggerFactory.getLogger(AlertFacts.class);

  private final AlertDesk desk;
  private final AlertStore store;
  private final SilenceStore silences;
  private final ObjectMapper json;
  private final Clock clock;

  AlertFacts(
      AlertDesk desk, AlertStore store, SilenceStore silences, ObjectMapper json, Clock clock) {
    this.desk = desk;
    this.store = store;
    this.silences = silences;
    this.json = json;
    this.clock = clock;
  }

  /** One that cannot be read is told and left: it must not stop the others. */
  void take(Connection transaction, Fact fact) throws SQLException {
    try {
      Map<String, String> fields = fields(fact.payload());
      if (fact.topic().equals(MARK)) {
        mark(transaction, fields);
      } else {
        state(transaction, Stated.of(fact.key(), fields));
      }
    } catch (IOException | NumberFormatException | DateTimeException unreadable) {
      LOG.atWarn()
          .addKeyValue("fact", fact.id())
          .log("an alert that cannot be read: {}", unreadable.getMessage());
    }
  }

  private void state(Connection transaction, Stated stated) throws SQLException, IOException {
    switch (stated.state()) {
      case "cleared" -> desk.close(stated.key());
      case "raised", "told" -> {
        AlertCase open = desk.state(stated.signal());
        // What has no end stands in no other table: it is stored with the offset or not at all.
        store.addIfAbsent(transaction, open);
      }
      default -> throw new IOException("its state is '%s'".formatted(stated.state()));
    }
  }

  private void mark(Connection transaction, Map<String, String> mark)
      throws SQLException, IOException {
    long id = Long.parseLong(mark.getOrDefault("alert", ""));
    Optional<Stated> marked = stated(transaction, id);
    if (marked.isEmpty()) {
      return; // so old that its fact is gone
    }
    String by = mark.getOrDefault("by", "unknown");
    switch (mark.getOrDefault("action", "")) {
      case "ack" -> desk.acknowledge(marked.get().key(), by);
      case "silence" -> silence(marked.get(), Instant.parse(mark.getOrDefault("until", "")), by);
      default -> throw new IOException("its action is '%s'".formatted(mark.get("action")));
    }
  }

  private void silence(Stated stated, Instant until, String by) throws SQLException {
    long minutes = Duration.between(clock.instant(), until).plusSeconds(30).toMinutes();
    if (minutes > 0) {
      silences.add(
          new Silencing(
              stated.key().type(),
              stated.key().service(),
              stated.key().about(),
              Math.toIntExact(minutes),
              by,
              "on the alerts screen"));
    }
  }

  private Optional<Stated> stated(Connection transaction, long id)
      throws SQLException, IOException {
    try (PreparedStatement statement =
        transaction.prepareStatement(
            "SELECT key, payload::text FROM system.outbox WHERE id = ? AND topic = ?")) {
      statement.setLong(1, id);
      statement.setString(2, TOPIC);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next()
            ? Optional.of(Stated.of(rows.getString(1), fields(rows.getString(2))))
            : Optional.empty();
      }
    }
  }

  private Map<String, String> fields(String payload) throws IOException {
    @Nullable JsonNode node = json.readValue(payload, Argument.of(JsonNode.class));
    if (node == null || !node.isObject()) {
      throw new IOException("it is no object");
    }
    Map<String, String> fields = new HashMap<>();
    node.entries()
        .forEach(
            entry -> {
              if (entry.getValue().isValueNode() && !entry.getValue().isNull()) {
                fields.put(entry.getKey(), entry.getValue().coerceStringValue());
              }
            });
    fields.remove("traceparent");
    return fields;
  }
}
