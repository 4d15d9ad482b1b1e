package io.rec.aiservice.live;

import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.annotation.OnClose;
import io.micronaut.websocket.annotation.OnMessage;
import io.micronaut.websocket.annotation.OnOpen;
import io.micronaut.websocket.annotation.ServerWebSocket;

/**
 * {@code /ws}: signals as they are made. It needs the token of the services, as every route does.
 */
@ServerWebSocket("/ws")
final class SignalSocket {

  private final SignalStream stream;

  SignalSocket(SignalStream stream) {
    this.stream = stream;
  }

  @OnOpen
  void opened(WebSocketSession session) {
    stream.join(session);
  }

  /** The only thing a listener may say is that it is there. */
  @OnMessage
  String message(String text) {
    return "{\"type\":\"heartbeat\"}";
  }

  @OnClose
  void closed(WebSocketSession session) {
    stream.leave(session);
  }
}
