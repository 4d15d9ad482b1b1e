package io.rec.venues.notify;

import io.rec.venues.connector.ConnectorException;
import io.rec.venues.connector.call.ConnectorTime;
import io.rec.venues.connector.config.SecretText;
import io.rec.venues.connector.http.ConnectorHttp;
import io.rec.venues.connector.http.HttpCall;
import io.rec.venues.connector.http.HttpResult;
import io.rec.venues.connector.notice.Message;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * JSON to any address, with a bearer token, headers and a signature if wanted. The id goes along as
 * Idempotency-Key: a message that comes twice after a lost answer can be told.
 */
record WebhookWire(
    URI address,
    Optional<SecretText> token,
    Map<String, String> headers,
    Optional<SecretText> signingKey,
    ConnectorTime time,
    Bodies bodies)
    implements Wire {

  @Override
  public HttpCall call(Message message) {
    String body = bodies.text(body(message));
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put("Idempotency-Key", message.id());
    token.ifPresent(text -> all.put("Authorization", "Bearer " + text.reveal()));
    signingKey.ifPresent(
        key -> {
          String stamp = Long.toString(time.now().getEpochSecond());
          all.put("X-Timestamp", stamp);
          all.put("X-Signature", "sha256=" + key.hmac(stamp + "." + body));
        });
    return HttpCall.post(address, all, body);
  }

  @Override
  public String id(HttpResult result) {
    return "";
  }

  @Override
  public String probe(ConnectorHttp http) throws ConnectorException, InterruptedException {
    return Reachable.ask(http, address);
  }

  private Map<String, Object> body(Message message) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("id", message.id());
    switch (message) {
      case Message.Notification note -> {
        body.put("type", "notification");
        body.put("recipient", note.recipient());
        body.put("subject", note.subject());
        body.put("message", note.text());
        body.put("timestamp", time.now().toString());
      }
      case Message.Alert alert -> {
        body.put("type", "alert");
        body.put("recipient", alert.recipient());
        body.put("alert_type", alert.alertType());
        body.put("message", alert.text());
        body.put("priority", alert.priority().word());
        body.put("timestamp", time.now().toString());
      }
      case Message.Trade trade -> {
        body.put("type", "trade");
        body.put("recipient", trade.recipient());
        Map<String, Object> data = new LinkedHashMap<>(trade.data());
        data.putIfAbsent("timestamp", trade.at().toString());
        body.put("data", data);
      }
    }
    return body;
  }
}
