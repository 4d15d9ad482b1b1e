package io.rec.aiservice.request;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamReadException;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** The tokens of one request, and the path to each. */
final class Fields {

  private static final String WRONG_TYPE = "WrongType";
  private static final String BODY = "body";
  private static final int LONGEST_COMPLAINT = 120;

  /** From 1970 to 2200 in milliseconds; seconds would fall into January 1970. */
  private static final long EARLIEST = 100_000_000_000L;

  private static final long LATEST = 7_258_118_400_000L;

  /** What is done at a field whose value comes next. */
  @FunctionalInterface
  interface AtField {
    void take(String name) throws IOException, BadRequest;
  }

  /** What is done at an element. */
  @FunctionalInterface
  interface AtElement {
    void take() throws IOException, BadRequest;
  }

  private final JsonParser parser;

  Fields(JsonParser parser) throws IOException {
    this.parser = parser;
    parser.nextToken();
  }

  void object(AtField at) throws IOException, BadRequest {
    require(JsonToken.START_OBJECT, "an object");
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      at.take(name);
    }
  }

  void array(AtElement at) throws IOException, BadRequest {
    require(JsonToken.START_ARRAY, "a list");
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      at.take();
    }
  }

  boolean at(JsonToken token) {
    return parser.currentToken() == token;
  }

  String text() throws IOException, BadRequest {
    require(JsonToken.VALUE_STRING, "a text");
    return parser.getText();
  }

  double finite() throws IOException, BadRequest {
    if (!at(JsonToken.VALUE_NUMBER_INT) && !at(JsonToken.VALUE_NUMBER_FLOAT)) {
      throw wrong("a number");
    }
    double value = parser.getDoubleValue();
    if (!Double.isFinite(value)) {
      throw new BadRequest(
          path(),
          "NonFiniteNumber",
          "'%s' is no finite number".formatted(Words.shown(parser.getText())));
    }
    return value;
  }

  /** Milliseconds since 1970, or ISO-8601 with an offset. */
  Instant instant() throws IOException, BadRequest {
    if (at(JsonToken.VALUE_NUMBER_INT) && parser.getNumberType() == JsonParser.NumberType.LONG) {
      long millis = parser.getLongValue();
      if (millis >= EARLIEST && millis <= LATEST) {
        return Instant.ofEpochMilli(millis);
      }
    } else if (at(JsonToken.VALUE_STRING)) {
      try {
        return OffsetDateTime.parse(parser.getText()).toInstant();
      } catch (DateTimeException unreadable) {
        throw time();
      }
    }
    throw time();
  }

  private BadRequest time() throws IOException {
    return new BadRequest(
        path(),
        "BadTimestamp",
        "'%s' is neither milliseconds since 1970 nor a time such as 2026-11-27T10:00:00Z"
            .formatted(Words.shown(parser.getText())));
  }

  BadRequest unknown() {
    return new BadRequest(path(), "UnknownField", "there is no such field");
  }

  void end() throws IOException, BadRequest {
    if (parser.nextToken() != null) {
      throw new BadRequest(BODY, "NotJson", "something follows the object");
    }
  }

  /** As {@code candles[3].high}. */
  String path() {
    StringBuilder path = new StringBuilder();
    append(path, parser.getParsingContext());
    return path.isEmpty() ? BODY : path.toString();
  }

  private static void append(StringBuilder path, @Nullable JsonStreamContext context) {
    if (context == null || context.inRoot()) {
      return;
    }
    append(path, context.getParent());
    if (context.inArray()) {
      if (!context.hasCurrentIndex()) {
        return; // at the list itself
      }
      path.append('[').append(context.getCurrentIndex()).append(']');
    } else if (context.getCurrentName() != null) {
      path.append(path.isEmpty() ? "" : ".").append(Words.shown(context.getCurrentName()));
    }
  }

  private void require(JsonToken token, String what) throws BadRequest {
    if (!at(token)) {
      throw wrong(what);
    }
  }

  private BadRequest wrong(String what) {
    return new BadRequest(path(), WRONG_TYPE, "it has to be " + what);
  }

  /** Without the source, which would be the whole body. */
  static BadRequest broken(StreamReadException broken) {
    return new BadRequest(
        BODY,
        "NotJson",
        "%s, at line %d, column %d"
            .formatted(
                Words.shown(broken.getOriginalMessage(), LONGEST_COMPLAINT),
                broken.getLocation().getLineNr(),
                broken.getLocation().getColumnNr()));
  }
}
