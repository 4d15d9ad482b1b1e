package io.rec.venues.connector.http;

import io.micronaut.serde.ObjectMapper;
import io.rec.venues.connector.ConnectorApiException;
import io.rec.venues.wire.Fields;
import io.rec.venues.wire.MalformedMessage;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An answer with a success status. Its body may still be nonsense: that is an error to say. */
public final class HttpResult {

  /** Turns an answer into a value. */
  @FunctionalInterface
  public interface Reading<T> {
    T read(Fields answer) throws MalformedMessage;
  }

  /** Turns the rows of a list of lists into a value. */
  @FunctionalInterface
  public interface RowsReading<T> {
    T read(List<List<String>> rows) throws MalformedMessage;
  }

  /** Turns the text of an answer into a value. */
  @FunctionalInterface
  public interface TextReading<T> {
    T read(String body) throws MalformedMessage;
  }

  private final String connector;
  private final int status;
  private final HttpHeaders headers;
  private final String body;
  private final ObjectMapper json;

  HttpResult(String connector, int status, HttpHeaders headers, String body, ObjectMapper json) {
    this.connector = connector;
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.json = json;
  }

  public int status() {
    return status;
  }

  public String body() {
    return body;
  }

  public String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  /** Of a JSON object. */
  public <T> T object(Reading<T> reading) throws ConnectorApiException {
    return json(text -> reading.read(Fields.parse(json, text)));
  }

  /** Of JSON that its reader parses himself. */
  public <T> T json(TextReading<T> reading) throws ConnectorApiException {
    requireJson();
    try {
      return reading.read(body);
    } catch (MalformedMessage | IllegalArgumentException unreadable) {
      throw malformed(String.valueOf(unreadable.getMessage()));
    }
  }

  /** Of a JSON list of objects. */
  public <T> List<T> list(Reading<T> reading) throws ConnectorApiException {
    return json(
        text -> {
          List<T> all = new ArrayList<>();
          for (Fields row : Fields.list(json, text)) {
            all.add(reading.read(row));
          }
          return List.copyOf(all);
        });
  }

  /** Of a JSON list of lists. */
  public <T> T rows(RowsReading<T> reading) throws ConnectorApiException {
    return json(text -> reading.read(Fields.rows(json, text)));
  }

  /** A field of the answer where there is one; for services whose status says it all. */
  public String wordOr(String field, String otherwise) {
    try {
      return Fields.parse(json, body).textOr(field, otherwise);
    } catch (MalformedMessage noMatter) {
      return otherwise;
    }
  }

  private void requireJson() throws ConnectorApiException {
    String type = header("Content-Type").toLowerCase(Locale.ROOT);
    if (!type.contains("json")) {
      throw new ConnectorApiException(
          status,
          "wrong_content_type",
          "%s answered %d with %s instead of JSON"
              .formatted(connector, status, type.isEmpty() ? "no content type" : type));
    }
  }

  private ConnectorApiException malformed(String why) {
    return new ConnectorApiException(
        status,
        "malformed",
        "%s answered %d with something unreadable: %s".formatted(connector, status, why));
  }
}
