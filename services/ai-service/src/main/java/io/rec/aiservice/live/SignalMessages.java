package io.rec.aiservice.live;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import io.rec.aiservice.analysis.Analysis;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Signals as text: for clients, and for the other pods of this service. */
@Singleton
public final class SignalMessages {

  /** What one pod tells the others. */
  public record Note(String id, String symbol, Instant closedAt, Map<String, Object> data) {}

  private final JsonMapper json;

  SignalMessages(JsonMapper json) {
    this.json = json;
  }

  Map<String, Object> data(Analysis analysis) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("symbol", analysis.market().symbol());
    data.put("signal", analysis.opinion().signal().word());
    data.put("confidence", analysis.opinion().confidence());
    data.put("timestamp", analysis.at().toString());
    data.put("timeframe", analysis.market().timeFrame().word());
    data.put("price", analysis.close());
    data.put("model_version", analysis.opinion().modelVersion());
    data.put("id", analysis.id().toString());
    return data;
  }

  /** {@code {type, data, seq}}; {@code snapshot} marks what was there before the client came. */
  String message(Map<String, Object> data, long seq, boolean snapshot) {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("type", "ai_signal");
    message.put("data", data);
    message.put("seq", seq);
    if (snapshot) {
      message.put("snapshot", true);
    }
    return text(message);
  }

  /** For the other pods. */
  public String note(Analysis analysis) {
    return text(Map.of("closed_at", analysis.closedAt().toString(), "data", data(analysis)));
  }

  /** Empty for a note that is none of ours. */
  public Optional<Note> note(String payload) {
    try {
      JsonNode note = json.readValue(payload, Argument.of(JsonNode.class));
      return note == null ? Optional.empty() : note(note);
    } catch (IOException | IllegalArgumentException | java.time.DateTimeException foreign) {
      return Optional.empty();
    }
  }

  private static Optional<Note> note(JsonNode note) {
    @Nullable JsonNode closed = note.get("closed_at");
    @Nullable JsonNode told = note.get("data");
    if (closed == null || told == null || !told.isObject()) {
      return Optional.empty();
    }
    Map<String, Object> data = new LinkedHashMap<>();
    told.entries().forEach(field -> data.put(field.getKey(), plain(field.getValue())));
    return data.get("id") instanceof String id && data.get("symbol") instanceof String symbol
        ? Optional.of(new Note(id, symbol, Instant.parse(closed.getStringValue()), data))
        : Optional.empty();
  }

  private static Object plain(JsonNode value) {
    return value.isNumber() ? value.getDoubleValue() : value.coerceStringValue();
  }

  private String text(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
