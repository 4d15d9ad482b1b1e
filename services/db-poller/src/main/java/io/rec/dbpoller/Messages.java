package io.rec.dbpoller;

import io.micronaut.serde.ObjectMapper;
import io.rec.platform.events.Fact;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;

/**
 * The texts a live client is sent: {@code {type, seq, data}}, where seq is the offset to resume
 * with.
 */
@Singleton
final class Messages {

  private final ObjectMapper json;

  Messages(ObjectMapper json) {
    this.json = json;
  }

  String hello(long offset) {
    return message("hello", offset, "{}");
  }

  String heartbeat(long offset, Instant now) {
    return message("heartbeat", offset, "{\"at\":\"%s\"}".formatted(now));
  }

  /** What lay before the offset cannot be given: the client needs the present state. */
  String gap(long offset, String reason) {
    return message("gap", offset, "{\"reason\":\"%s\"}".formatted(reason));
  }

  String change(Fact fact) throws IOException {
    return message(
        "change",
        fact.id(),
        "{\"topic\":%s,\"key\":%s,\"payload\":%s,\"created_at\":\"%s\"}"
            .formatted(
                json.writeValueAsString(fact.topic()),
                json.writeValueAsString(fact.key()),
                fact.payload(),
                fact.createdAt()));
  }

  private static String message(String type, long offset, String data) {
    return "{\"type\":\"%s\",\"seq\":%d,\"data\":%s}".formatted(type, offset, data);
  }
}
