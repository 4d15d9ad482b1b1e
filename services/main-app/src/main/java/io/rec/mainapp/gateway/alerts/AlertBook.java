package io.rec.mainapp.gateway.alerts;

import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.ObjectMapper;
import io.rec.platform.events.Fact;
import io.rec.platform.events.Facts;
import io.rec.platform.events.OutboxReader;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The alerts as their facts tell them, the same at each gateway pod: read from the facts that are
 * kept, and then told of each new one. What people do about an alert is a fact as well.
 */
@Singleton
public final class AlertBook {

  /** The topic of alerts, and that of what people did about one. */
  public static final String ALERT = "alert";

  public static final String MARK = "alert_mark";

  private static final Duration RECENT = Duration.ofDays(1);
  private static final int MOST_RECENT = 500;
  private static final int PORTION = 1000;

  private final OutboxReader reader;
  private final ObjectMapper json;
  private final Clock clock;
  private final Map<String, AlertLine> open = new LinkedHashMap<>();
  private final Deque<AlertLine> over = new ArrayDeque<>();
  private long offset;
  private boolean read;

  AlertBook(OutboxReader reader, ObjectMapper json, Clock clock) {
    this.reader = reader;
    this.json = json;
    this.clock = clock;
  }

  /** Reads what happened since the last time; the first time everything that is kept. */
  public synchronized void catchUp() throws SQLException {
    Facts facts;
    do {
      facts = reader.after(offset, Set.of(ALERT, MARK), PORTION);
      facts.facts().forEach(this::take);
      offset = facts.next();
    } while (facts.more());
    read = true;
  }

  /** Newest first; empty while they were never read. */
  public synchronized Optional<AlertsView> view() {
    Instant since = clock.instant().minus(RECENT);
    return read
        ? Optional.of(
            new AlertsView(
                List.copyOf(open.values()).reversed(),
                over.stream().filter(line -> line.since().isAfter(since)).toList()))
        : Optional.empty();
  }

  synchronized Optional<AlertLine> find(long id) {
    return Stream.concat(open.values().stream(), over.stream())
        .filter(line -> line.id() == id)
        .findFirst();
  }

  private void take(Fact fact) {
    Map<String, String> fields = fields(fact);
    if (fact.topic().equals(MARK)) {
      mark(fact, fields);
      return;
    }
    AlertFact alert = AlertFact.of(fact, fields);
    if (alert.clears()) {
      AlertLine ended = open.remove(alert.key());
      if (ended != null) {
        keep(AlertLines.cleared(ended, alert.at()));
      }
    } else if (alert.state().equals("told") || alert.severity().equals("info")) {
      keep(AlertLines.of(alert, "told"));
    } else if (!open.containsKey(alert.key())) {
      open.put(alert.key(), AlertLines.of(alert, "open"));
    }
  }

  private void mark(Fact fact, Map<String, String> fields) {
    open.replaceAll(
        (key, line) ->
            Long.toString(line.id()).equals(fields.get("alert"))
                ? AlertLines.marked(line, fields, fact.createdAt())
                : line);
  }

  private void keep(AlertLine line) {
    over.addFirst(line);
    if (over.size() > MOST_RECENT) {
      over.removeLast();
    }
  }

  private Map<String, String> fields(Fact fact) {
    Map<String, String> fields = new LinkedHashMap<>();
    try {
      JsonNode node = json.readValue(fact.payload(), JsonNode.class);
      if (node != null && node.isObject()) {
        node.entries()
            .forEach(
                entry -> {
                  if (entry.getValue().isValueNode() && !entry.getValue().isNull()) {
                    fields.put(entry.getKey(), entry.getValue().coerceStringValue());
                  }
                });
      }
    } catch (IOException unreadable) {
      fields.put("text", "An alert that cannot be read: " + fact.payload());
    }
    return fields;
  }
}
