package io.rec.mainapp.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.util.List;
import java.util.stream.Stream;

/**
 * Requests that nobody should send: one thing is wrong with each, and the rest is as usual, so that
 * what is wrong gets as far as it can.
 */
final class Hostile {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int DEEP = 5_000;
  private static final int SHOWN = 40;

  /** As they stand in JSON. */
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "[]",
          "{}",
          "-1",
          "0.5",
          "2147483648",
          "99999999999999999999",
          "1e400",
          "1e-300",
          "1" + "0".repeat(900),
          "\"\"",
          "\"   \"",
          "\"a\\u0000b\"",
          "\"half \\ud800 12345678\"",
          "\"\\udd8a\\ud83e\"",
          "{\"a\":[\"\\u0000\"]}",
          "\"Žofie 🦊 \\u05d0\\u0301 \\u202e\"",
          "\"'; DROP TABLE users.trades; --\"",
          "\"7\"",
          "\"" + "x".repeat(20_000) + "\"",
          "[".repeat(200) + "]".repeat(200));

  /** As they stand in a path or a query. */
  private static final List<String> PARTS =
      List.of(
          "0",
          "-1",
          "1.5",
          "9223372036854775807",
          "99999999999999999999",
          "nonsense",
          "%00",
          "1%00",
          "BTC%00",
          "a%0D%0AX-Evil:%201",
          "%C5%BDofie%20%F0%9F%A6%8A",
          "%ED%A0%80",
          "%C3%28%FF",
          "..%2F..%2Fetc%2Fpasswd",
          "%27%3B%20DROP%20TABLE%20users.trades%3B%20--",
          "%25",
          "x".repeat(1_500),
          "x".repeat(5_000),
          "-999999999-01-01T00:00:00Z",
          "%2B999999999-12-31T23:59:59.999999999Z",
          "2026-02-30");

  private static final List<String> BODIES =
      List.of(
          "{}",
          "[]",
          "null",
          "7",
          "\"text\"",
          "{",
          "{\"a\":1,}",
          "{'a':1}",
          "request_id=1&reason=x",
          "{\"limit\":NaN}",
          "{\"\\u0000\":1}",
          "[".repeat(DEEP),
          "{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP),
          "{\"reason\":\"" + "x".repeat(70_000) + "\"}");

  private Hostile() {}

  static Stream<Sent> of(Sent usual) {
    return Stream.of(inPath(usual), inQuery(usual), inBody(usual)).flatMap(sent -> sent);
  }

  private static Stream<Sent> inPath(Sent usual) {
    return usual.operation().inPath().stream()
        .map(parameter -> "{" + parameter.name() + "}")
        .flatMap(
            place ->
                PARTS.stream()
                    .map(part -> usual.to(with(usual, place, part), place + " is " + shown(part))));
  }

  /** The other places stay as they are usual. */
  private static String with(Sent usual, String place, String part) {
    List<String> described = List.of(usual.operation().path().split("/", -1));
    String[] target = usual.target().split("/", -1);
    target[described.indexOf(place)] = part;
    return String.join("/", target);
  }

  private static Stream<Sent> inQuery(Sent usual) {
    return usual.operation().inQuery().stream()
        .map(Operation.Parameter::name)
        .flatMap(
            name ->
                Stream.concat(PARTS.stream(), Stream.of("", "1&" + name + "=2"))
                    .map(
                        part ->
                            usual.to(
                                usual.target() + "?" + name + "=" + part,
                                name + " is " + shown(part))));
  }

  private static Stream<Sent> inBody(Sent usual) {
    if (usual.operation().body().isEmpty()) {
      return Stream.empty();
    }
    ObjectNode whole = object(usual.body());
    return Stream.concat(
        BODIES.stream().map(body -> usual.with(body, "the body is " + shown(body))),
        whole.properties().stream()
            .flatMap(
                field ->
                    VALUES.stream()
                        .map(
                            value ->
                                usual.with(
                                    with(whole, field.getKey(), value),
                                    field.getKey() + " is " + shown(value)))));
  }

  private static String with(ObjectNode whole, String name, String value) {
    ObjectNode changed = whole.deepCopy();
    changed.putRawValue(name, new RawValue(value));
    try {
      return JSON.writeValueAsString(changed);
    } catch (JsonProcessingException unwritable) {
      throw new AssertionError(name, unwritable);
    }
  }

  private static ObjectNode object(String body) {
    try {
      return (ObjectNode) JSON.readTree(body);
    } catch (JsonProcessingException unreadable) {
      throw new AssertionError(body, unreadable);
    }
  }

  private static String shown(String value) {
    return value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "… " + value.length();
  }
}
