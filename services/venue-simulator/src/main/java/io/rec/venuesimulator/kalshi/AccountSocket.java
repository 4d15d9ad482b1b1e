package io.rec.venuesimulator.kalshi;

import io.micronaut.serde.ObjectMapper;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.annotation.OnClose;
import io.micronaut.websocket.annotation.OnMessage;
import io.micronaut.websocket.annotation.OnOpen;
import io.micronaut.websocket.annotation.ServerWebSocket;
import io.rec.platform.http.Open;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The exchange's stream: subscriptions are kept and listed; with no orders there is no news yet.
 */
@Open
@ServerWebSocket("/trade-api/ws/v2")
final class AccountSocket {

  private static final Set<String> CHANNELS = Set.of("fill", "user_orders", "market_positions");
  private static final int UNKNOWN_COMMAND = 5;
  private static final int UNKNOWN_CHANNEL = 8;

  private final AccountStream stream;
  private final ObjectMapper json;

  AccountSocket(AccountStream stream, ObjectMapper json) {
    this.stream = stream;
    this.json = json;
  }

  @OnOpen
  void opened(WebSocketSession session) {
    stream.add(session);
  }

  @OnClose
  void closed(WebSocketSession session) {
    stream.remove(session);
  }

  @OnMessage
  void message(String text, WebSocketSession session) throws IOException {
    KalshiWire.Command command = json.readValue(text, KalshiWire.Command.class);
    if (command == null || command.cmd() == null) {
      send(session, fault(null, UNKNOWN_COMMAND, "Unknown command"));
      return;
    }
    switch (command.cmd()) {
      case "subscribe" -> subscribe(session, command);
      case "list_subscriptions" ->
          send(session, new KalshiWire.Message(command.id(), "ok", null, null, stream.of(session)));
      default -> send(session, fault(command.id(), UNKNOWN_COMMAND, "Unknown command"));
    }
  }

  private void subscribe(WebSocketSession session, KalshiWire.Command command) throws IOException {
    List<String> channels =
        command.params() == null || command.params().channels() == null
            ? List.of()
            : command.params().channels();
    for (String channel : channels) {
      if (CHANNELS.contains(channel)) {
        KalshiWire.Subscription made = stream.subscribe(session, channel);
        send(session, new KalshiWire.Message(command.id(), "subscribed", null, null, made));
      } else {
        send(session, fault(command.id(), UNKNOWN_CHANNEL, "Unknown channel name"));
      }
    }
  }

  private static KalshiWire.Message fault(@Nullable Long id, int code, String text) {
    return new KalshiWire.Message(id, "error", null, null, new KalshiWire.Fault(code, text));
  }

  private void send(WebSocketSession session, KalshiWire.Message message) throws IOException {
    session.sendAsync(json.writeValueAsString(message));
  }
}
