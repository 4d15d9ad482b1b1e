package io.rec.venues.kalshi;

import io.micronaut.serde.ObjectMapper;
import io.rec.venues.rest.Reply;
import io.rec.venues.wire.Fields;
import io.rec.venues.wire.MalformedMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * One call of the exchange's REST interface: what is sent, what it costs, and how a success reads.
 * {@link KalshiRest} sends it for the trading services, the connectors send it under their policy.
 *
 * @param pathAndQuery what follows {@code /trade-api/v2}
 * @param body empty for none
 * @param tokens of the account's budget; 0 when it was paid before
 */
public record KalshiCall<T>(
    String method,
    String pathAndQuery,
    Map<String, Object> body,
    int tokens,
    Reply.Reading<Fields, T> reading) {

  /** Where the interface begins on its host; a part of what is signed. */
  public static final String ROOT = "/trade-api/v2";

  /** Of a call that the exchange does not price otherwise. */
  private static final int USUAL_TOKENS = 10;

  public static <T> KalshiCall<T> get(String pathAndQuery, Reply.Reading<Fields, T> reading) {
    return get(pathAndQuery, USUAL_TOKENS, reading);
  }

  public static <T> KalshiCall<T> get(
      String pathAndQuery, int tokens, Reply.Reading<Fields, T> reading) {
    return new KalshiCall<>("GET", pathAndQuery, Map.of(), tokens, reading);
  }

  /**
   * A call that changes something. It is paid for before, because whoever orders must know that his
   * turn has come before he decides.
   */
  public static <T> KalshiCall<T> write(
      String method,
      String pathAndQuery,
      Map<String, Object> body,
      Reply.Reading<Fields, T> reading) {
    return new KalshiCall<>(method, pathAndQuery, body, 0, reading);
  }

  /** From the root of the host. */
  public String path() {
    return ROOT + pathAndQuery;
  }

  /** JSON, or empty for none. */
  public String bodyText(ObjectMapper json) {
    try {
      return body.isEmpty() ? "" : json.writeValueAsString(body);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** Of the text of a success; one without a body has no fields. */
  public T read(ObjectMapper json, String text) throws MalformedMessage {
    return reading.read(Fields.parse(json, text.isBlank() ? "{}" : text));
  }
}
