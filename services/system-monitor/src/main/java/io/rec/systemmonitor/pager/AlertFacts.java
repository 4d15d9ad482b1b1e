package io.rec.systemmonitor.pager;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import io.rec.platform.events.Fact;
import io.rec.systemmonitor.alert.AlertCase;
import io.rec.systemmonitor.alert.AlertKey;
import io.rec.systemmonitor.alert.Severity;
import io.rec.systemmonitor.alert.Signal;
import io.rec.systemmonitor.alert.Source;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes in what services state about themselves, by the outbox. */
@Singleton
final class AlertFacts {

  static final String TOPIC = "alert";

  private static final Logger LOG = LoggerFactory.getLogger(AlertFacts.class);
  private static final List<String> HEAD =
      List.of("type", "state", "severity", "about", "text", "service", "at");

  private final AlertDesk desk;
  private final AlertStore store;
  private final ObjectMapper json;

  AlertFacts(AlertDesk desk, AlertStore store, ObjectMapper json) {
    this.desk = desk;
    this.store = store;
    this.json = json;
  }

  /** One that cannot be read is told and left: it must not stop the others. */
  void take(Connection transaction, Fact fact) throws SQLException {
    Map<String, String> fields;
    try {
      fields = read(fact);
    } catch (IOException unreadable) {
      LOG.atWarn()
          .addKeyValue("fact", fact.id())
          .log("an alert that cannot be read: {}", unreadable.getMessage());
      return;
    }
    String state = fields.getOrDefault("state", "");
    AlertKey key =
        new AlertKey(
            fields.getOrDefault("service", "unknown"),
            fields.getOrDefault("type", "unknown"),
            fields.getOrDefault("about", fact.key()));
    switch (state) {
      case "cleared" -> desk.close(key);
      case "raised", "told" -> {
        AlertCase stated =
            desk.state(signal(key, fields, state.equals("told") ? Source.EVENT : Source.SERVICE));
        // What has no end stands in no other table: it is stored with the offset or not at all.
        store.addIfAbsent(transaction, stated);
      }
      default -> LOG.atWarn().addKeyValue("fact", fact.id()).log("an alert is '{}'", state);
    }
  }

  private static Signal signal(AlertKey key, Map<String, String> fields, Source source) {
    Map<String, String> evidence = new HashMap<>(fields);
    HEAD.forEach(evidence::remove);
    String severity = fields.getOrDefault("severity", "warning");
    return new Signal(
        key,
        source,
        severity.equals("critical") ? Severity.CRITICAL : Severity.WARNING,
        fields.getOrDefault("text", key.text()),
        evidence);
  }

  private Map<String, String> read(Fact fact) throws IOException {
    @Nullable Map<String, String> fields =
        json.readValue(fact.payload(), Argument.mapOf(String.class, String.class));
    if (fields == null) {
      throw new IOException("it is empty");
    }
    return fields;
  }
}
