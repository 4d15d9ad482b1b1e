package io.rec.venuesimulator.sms;

import io.rec.venuesimulator.wire.JsonObject;
import io.rec.venuesimulator.wire.Query;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** How Twilio writes accounts and messages. */
final class SmsForm {

  private static final String VERSION = "2010-04-01";

  /** How many characters fit into one message, and into each of several. */
  private record Room(int alone, int joined) {

    int messages(int length) {
      return length <= alone ? 1 : Math.ceilDiv(length, joined);
    }
  }

  private static final Room SEVEN_BITS = new Room(160, 153);
  private static final Room UNICODE = new Room(70, 67);

  private SmsForm() {}

  static JsonObject account(SmsAccount account) {
    return new JsonObject()
        .with("sid", account.sid())
        .with("friendly_name", "REC.IO")
        .with("status", "active")
        .with("type", "Full")
        .with("owner_account_sid", account.sid())
        .with("uri", "/%s/Accounts/%s.json".formatted(VERSION, account.sid()));
  }

  static JsonObject message(SmsAccount account, String sid, Query form, Instant at) {
    String body = form.one("Body").orElse("");
    String now = DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC));
    return new JsonObject()
        .with("sid", sid)
        .with("account_sid", account.sid())
        .with("api_version", VERSION)
        .with("to", form.one("To").orElse(""))
        .with("from", form.one("From").orElse(""))
        .with("body", body)
        .with("status", "queued")
        .with("direction", "outbound-api")
        .with("num_segments", String.valueOf(segments(body)))
        .with("num_media", "0")
        .with("messaging_service_sid", null)
        .with("date_created", now)
        .with("date_updated", now)
        .with("date_sent", null)
        .with("error_code", null)
        .with("error_message", null)
        .with("price", null)
        .with("price_unit", "USD")
        .with("subresource_uris", new JsonObject())
        .with("uri", "/%s/Accounts/%s/Messages/%s.json".formatted(VERSION, account.sid(), sid));
  }

  /** Close to GSM 03.38: its few letters with accents count as Unicode here. */
  private static int segments(String body) {
    boolean plain = StandardCharsets.US_ASCII.newEncoder().canEncode(body);
    return (plain ? SEVEN_BITS : UNICODE).messages(body.length());
  }
}
