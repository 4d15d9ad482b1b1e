package io.rec.venues.notify;

import io.micronaut.serde.ObjectMapper;
import io.rec.venues.connector.http.HttpRefusal;
import io.rec.venues.wire.Fields;
import io.rec.venues.wire.MalformedMessage;
import java.time.Duration;

/** Reads errors that are a JSON object; a gateway in front may answer something else. */
record ErrorFields(ObjectMapper json, Reading reading) implements HttpRefusal.Reader {

  /** Reads one service's object. */
  @FunctionalInterface
  interface Reading {
    HttpRefusal read(Fields error) throws MalformedMessage;
  }

  @Override
  public HttpRefusal read(int status, String body) {
    try {
      return reading.read(Fields.parse(json, body));
    } catch (MalformedMessage notTheService) {
      return new HttpRefusal("", "with no reason that can be read");
    }
  }

  static Duration seconds(Fields fields, String name) throws MalformedMessage {
    return fields
        .optionalDecimal(name)
        .map(seconds -> Duration.ofMillis(seconds.movePointRight(3).longValue()))
        .filter(Duration::isPositive)
        .orElse(Duration.ZERO);
  }

  static String code(Fields fields, String name) throws MalformedMessage {
    return fields.has(name) ? fields.decimal(name).toPlainString() : "";
  }
}
