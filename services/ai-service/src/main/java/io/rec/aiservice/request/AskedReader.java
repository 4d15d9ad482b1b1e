package io.rec.aiservice.request;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.rec.domain.indicator.Candle;
import io.rec.domain.indicator.CandleFault;
import io.rec.domain.indicator.CandleRules;
import io.rec.domain.indicator.TimeFrame;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code {symbol, timeframe, candles, technical_indicators}}. NaN and Infinity are let
 * through the tokens, although they are no JSON, because Python writes them: they are refused by
 * their field.
 */
@Singleton
public final class AskedReader {

  static final int MOST_CANDLES = 2_000;
  static final int MOST_INDICATORS = 100;

  private final JsonFactory json =
      JsonFactory.builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  /** What has been read so far. */
  private static final class Draft {
    private @Nullable String symbol;
    private @Nullable TimeFrame timeFrame;
    private @Nullable List<Candle> candles;
    private Map<String, Double> indicators = Map.of();
  }

  public Asked read(String body) throws BadRequest {
    try (JsonParser parser = json.createParser(body)) {
      Fields fields = new Fields(parser);
      Draft draft = draft(fields);
      fields.end();
      return asked(draft);
    } catch (StreamReadException broken) {
      throw Fields.broken(broken);
    } catch (IOException impossible) {
      throw new BadRequest("body", "NotJson", "it cannot be read");
    }
  }

  /** The rules for a symbol alone, for those who ask by address. */
  public static String symbol(String text) throws BadRequest {
    return Words.symbol(text);
  }

  /** The rules for a time frame alone. */
  public static TimeFrame timeFrame(String text) throws BadRequest {
    return Words.timeFrame(text);
  }

  private static Draft draft(Fields fields) throws IOException, BadRequest {
    Draft draft = new Draft();
    fields.object(
        name -> {
          switch (name) {
            case "symbol" -> draft.symbol = Words.symbol(fields.text());
            case "timeframe" -> draft.timeFrame = Words.timeFrame(fields.text());
            case "candles" -> draft.candles = candles(fields);
            case "technical_indicators" -> draft.indicators = indicators(fields);
            default -> throw fields.unknown();
          }
        });
    return draft;
  }

  private static Asked asked(Draft draft) throws BadRequest {
    if (draft.symbol == null) {
      throw missing("symbol");
    }
    if (draft.timeFrame == null) {
      throw missing("timeframe");
    }
    if (draft.candles != null) {
      Optional<CandleFault> fault = CandleRules.fault(draft.candles);
      if (fault.isPresent()) {
        throw new BadRequest(fault.get().field(), fault.get().kind().word(), fault.get().words());
      }
    }
    return new Asked(
        draft.symbol, draft.timeFrame, Optional.ofNullable(draft.candles), draft.indicators);
  }

  private static BadRequest missing(String field) {
    return new BadRequest(field, "MissingField", "it is missing");
  }

  private static List<Candle> candles(Fields fields) throws IOException, BadRequest {
    List<Candle> candles = new ArrayList<>();
    fields.array(
        () -> {
          if (candles.size() == MOST_CANDLES) {
            throw new BadRequest(
                "candles", "TooMany", "more than %d candles".formatted(MOST_CANDLES));
          }
          candles.add(CandleReader.read(fields));
        });
    return candles;
  }

  private static Map<String, Double> indicators(Fields fields) throws IOException, BadRequest {
    Map<String, Double> indicators = new LinkedHashMap<>();
    fields.object(name -> indicator(fields, "", name, indicators));
    return indicators;
  }

  /** Figures may stand in groups, as MACD does: their names are joined with a point. */
  private static void indicator(
      Fields fields, String group, String name, Map<String, Double> indicators)
      throws IOException, BadRequest {
    if (indicators.size() == MOST_INDICATORS) {
      throw new BadRequest(
          "technical_indicators", "TooMany", "more than %d figures".formatted(MOST_INDICATORS));
    }
    Words.requireFigure(fields.path(), name);
    if (fields.at(JsonToken.START_OBJECT) && group.isEmpty()) {
      fields.object(inner -> indicator(fields, name + ".", inner, indicators));
    } else {
      indicators.put(group + name, fields.finite());
    }
  }
}
