package io.rec.aiservice.provider;

import io.rec.domain.indicator.Candle;
import io.rec.domain.indicator.IndicatorReading;
import io.rec.domain.signal.AnalysisQuestion;
import io.rec.domain.signal.Signal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One question as the chat completions API takes it, with the schema that the answer must keep. */
final class ChatRequest {

  static final int MOST_ANSWER_TOKENS = 300;

  /** More history than this moves no model, and each candle costs a dozen tokens. */
  private static final int SHOWN_CANDLES = 60;

  private static final String TASK =
      "You judge where the price of a market goes over the next four candles. You get its newest"
          + " candles, oldest first, and indicators. Answer with signal Long, Short or Neutral;"
          + " confidence, your probability from 0 to 1 that the signal is right; and reasoning, at"
          + " most two sentences that name what decided. Say Neutral when nothing decides.";

  private ChatRequest() {}

  static Map<String, Object> body(
      String model, AnalysisQuestion question, IndicatorReading reading) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("model", model);
    body.put("temperature", 0);
    body.put("seed", 1);
    body.put("max_completion_tokens", MOST_ANSWER_TOKENS);
    body.put(
        "messages",
        List.of(
            Map.of("role", "system", "content", TASK),
            Map.of("role", "user", "content", market(question, reading))));
    body.put(
        "response_format",
        Map.of(
            "type",
            "json_schema",
            "json_schema",
            Map.of("name", "analysis", "strict", true, "schema", schema())));
    return body;
  }

  private static Map<String, Object> schema() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("signal", Map.of("type", "string", "enum", Signal.words()));
    fields.put("confidence", Map.of("type", "number"));
    fields.put("reasoning", Map.of("type", "string"));
    return Map.of(
        "type",
        "object",
        "properties",
        fields,
        "required",
        List.copyOf(fields.keySet()),
        "additionalProperties",
        false);
  }

  private static String market(AnalysisQuestion question, IndicatorReading reading) {
    StringBuilder text = new StringBuilder();
    text.append(question.symbol()).append(' ').append(question.timeFrame().word());
    text.append("\nstart,open,high,low,close,volume\n");
    List<Candle> candles = question.candles();
    candles
        .subList(Math.max(0, candles.size() - SHOWN_CANDLES), candles.size())
        .forEach(candle -> text.append(line(candle)));
    text.append("indicators: ").append(figures(reading.figures()));
    if (!question.indicators().isEmpty()) {
      text.append("\nof the caller: ").append(figures(question.indicators()));
    }
    return text.toString();
  }

  private static String line(Candle c) {
    return String.format(
        Locale.ROOT,
        "%s,%s,%s,%s,%s,%s%n",
        c.start(),
        c.open(),
        c.high(),
        c.low(),
        c.close(),
        c.volume());
  }

  private static String figures(Map<String, Double> figures) {
    StringBuilder text = new StringBuilder();
    // Sorted, so that the same question is the same text in every process.
    new TreeMap<>(figures)
        .forEach((name, value) -> text.append(String.format(Locale.ROOT, "%s=%.6g ", name, value)));
    return text.toString().strip();
  }
}
