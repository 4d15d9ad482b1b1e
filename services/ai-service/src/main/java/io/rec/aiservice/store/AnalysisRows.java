package io.rec.aiservice.store;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import io.rec.aiservice.analysis.Analysis;
import io.rec.aiservice.analysis.Market;
import io.rec.domain.indicator.TimeFrame;
import io.rec.domain.signal.Opinion;
import io.rec.domain.signal.Signal;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An analysis as a row, and back. */
@Singleton
final class AnalysisRows {

  private static final String GIVEN = "given";
  private static final String MODEL_VERSION = "model_version";
  private static final String SILENT = "silent";
  private static final String TOOK = "processing_time_ms";

  private final JsonMapper json;

  AnalysisRows(JsonMapper json) {
    this.json = json;
  }

  String indicators(Analysis analysis) throws SQLException {
    Map<String, Object> indicators = new LinkedHashMap<>(analysis.figures());
    if (!analysis.given().isEmpty()) {
      indicators.put(GIVEN, analysis.given());
    }
    return text(indicators);
  }

  String metadata(Analysis analysis) throws SQLException {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put(MODEL_VERSION, analysis.opinion().modelVersion());
    metadata.put(TOOK, analysis.took().toMillis());
    metadata.put("opinions", analysis.opinions().stream().map(AnalysisRows::said).toList());
    if (!analysis.silent().isEmpty()) {
      metadata.put(SILENT, analysis.silent());
    }
    return text(metadata);
  }

  private static Map<String, Object> said(Opinion opinion) {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put(MODEL_VERSION, opinion.modelVersion());
    said.put("signal", opinion.signal().word());
    said.put("confidence", opinion.confidence());
    return said;
  }

  /** What a reader of the newest needs; what each model said stays in the row. */
  Analysis read(ResultSet row) throws SQLException {
    JsonNode metadata = node(row.getString("metadata"));
    Instant candle = row.getTimestamp("candle_at").toInstant();
    String frame = row.getString("timeframe");
    String signal = row.getString("signal");
    Opinion opinion =
        new Opinion(
            Signal.of(signal).orElseThrow(() -> new SQLException("no signal: " + signal)),
            row.getDouble("confidence"),
            row.getString("reasoning"),
            field(metadata, MODEL_VERSION).getStringValue());
    return new Analysis(
        row.getObject("id", UUID.class),
        new Market(
            row.getString("symbol"),
            TimeFrame.of(frame).orElseThrow(() -> new SQLException("no time frame: " + frame))),
        opinion,
        List.of(),
        silent(metadata),
        Map.of(),
        Map.of(),
        candle,
        row.getDouble("close"),
        candle,
        row.getTimestamp("timestamp").toInstant(),
        Duration.ofMillis(field(metadata, TOOK).getLongValue()),
        row.getString("request_id"));
  }

  private static List<String> silent(JsonNode metadata) {
    @Nullable JsonNode silent = metadata.get(SILENT);
    List<String> all = new ArrayList<>();
    if (silent != null) {
      silent.values().forEach(each -> all.add(each.getStringValue()));
    }
    return all;
  }

  private static JsonNode field(JsonNode node, String name) throws SQLException {
    @Nullable JsonNode field = node.get(name);
    if (field == null) {
      throw new SQLException("the metadata have no " + name);
    }
    return field;
  }

  private JsonNode node(String text) throws SQLException {
    try {
      JsonNode node = json.readValue(text, Argument.of(JsonNode.class));
      if (node == null) {
        throw new SQLException("empty JSON");
      }
      return node;
    } catch (IOException unreadable) {
      throw new SQLException("unreadable JSON in an analysis", unreadable);
    }
  }

  private String text(Object value) throws SQLException {
    try {
      return json.writeValueAsString(value);
    } catch (IOException unwritable) {
      throw new SQLException("an analysis cannot be written as JSON", unwritable);
    }
  }
}
