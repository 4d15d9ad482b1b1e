package io.rec.venues.connector.http;

import io.micronaut.serde.ObjectMapper;
import io.rec.venues.wire.Fields;
import io.rec.venues.wire.MalformedMessage;
import java.time.Duration;

/** Reads errors that are a JSON object; a gateway in front may answer something else. */
public record ErrorFields(ObjectMapper json, Reading reading) implements HttpRefusal.Reader {

  /** Reads one service's object. */
  @FunctionalInterface
  public interface Reading {
    HttpRefusal read(Fields error) throws MalformedMessage;
  }

  /** Of a service that says a number and a text, by the names of these two. */
  public static ErrorFields named(ObjectMapper json, String code, String message) {
    return new ErrorFields(
        json, error -> new HttpRefusal(code(error, code), error.textOr(message, "")));
  }

  @Override
  public HttpRefusal read(int status, String body) {
    try {
      return reading.read(Fields.parse(json, body));
    } catch (MalformedMessage notTheService) {
      return new HttpRefusal("", "with no reason that can be read");
    }
  }

  public static Duration seconds(Fields fields, String name) throws MalformedMessage {
    return fields
        .optionalDecimal(name)
        .map(seconds -> Duration.ofMillis(seconds.movePointRight(3).longValue()))
        .filter(Duration::isPositive)
        .orElse(Duration.ZERO);
  }

  public static String code(Fields fields, String name) throws MalformedMessage {
    return fields.has(name) ? fields.decimal(name).toPlainString() : "";
  }
}
