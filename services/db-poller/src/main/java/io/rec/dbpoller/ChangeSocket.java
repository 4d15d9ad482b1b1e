package io.rec.dbpoller;

import io.micronaut.websocket.CloseReason;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.annotation.OnClose;
import io.micronaut.websocket.annotation.OnMessage;
import io.micronaut.websocket.annotation.OnOpen;
import io.micronaut.websocket.annotation.ServerWebSocket;

/** {@code /ws?after=OFFSET&topic=a,b&heartbeat=SECONDS}: changes as they are committed. */
@ServerWebSocket("/ws")
final class ChangeSocket {

  private final Subscribers subscribers;

  ChangeSocket(Subscribers subscribers) {
    this.subscribers = subscribers;
  }

  @OnOpen
  void opened(WebSocketSession session) {
    try {
      if (!subscribers.add(session, Wish.of(session.getRequestParameters()))) {
        session.close(
            new CloseReason(
                CloseReason.TRY_AGAIN_LATER.getCode(),
                "%d clients are connected, no more are allowed".formatted(Subscribers.MOST)));
      }
    } catch (IllegalArgumentException unusable) {
      session.close(new CloseReason(CloseReason.POLICY_VIOLATION.getCode(), unusable.getMessage()));
    }
  }

  /** The wish stands in the address; there is nothing to say. */
  @OnMessage
  void message(String text, WebSocketSession session) {
    session.close(new CloseReason(CloseReason.UNSUPPORTED_DATA.getCode(), "this feed only speaks"));
  }

  @OnClose
  void closed(WebSocketSession session) {
    subscribers.remove(session);
  }
}
