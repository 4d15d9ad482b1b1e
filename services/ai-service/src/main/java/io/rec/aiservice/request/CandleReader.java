package io.rec.aiservice.request;

import io.rec.domain.indicator.Candle;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads {@code {timestamp, open, high, low, close, volume}}; all six are needed. */
final class CandleReader {

  private @Nullable Instant start;
  private @Nullable Double open;
  private @Nullable Double high;
  private @Nullable Double low;
  private @Nullable Double close;
  private @Nullable Double volume;

  private CandleReader() {}

  static Candle read(Fields fields) throws IOException, BadRequest {
    String field = fields.path();
    CandleReader reader = new CandleReader();
    fields.object(name -> reader.take(fields, name));
    return new Candle(
        there(reader.start, field, "timestamp"),
        there(reader.open, field, "open"),
        there(reader.high, field, "high"),
        there(reader.low, field, "low"),
        there(reader.close, field, "close"),
        there(reader.volume, field, "volume"));
  }

  private void take(Fields fields, String name) throws IOException, BadRequest {
    switch (name) {
      case "timestamp" -> start = fields.instant();
      case "open" -> open = fields.finite();
      case "high" -> high = fields.finite();
      case "low" -> low = fields.finite();
      case "close" -> close = fields.finite();
      case "volume" -> volume = fields.finite();
      default -> throw fields.unknown();
    }
  }

  private static <T> T there(@Nullable T value, String field, String name) throws BadRequest {
    if (value == null) {
      throw new BadRequest(field + "." + name, "MissingField", "it is missing");
    }
    return value;
  }
}
