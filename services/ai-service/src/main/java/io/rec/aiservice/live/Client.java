package io.rec.aiservice.live;

import io.micronaut.websocket.CloseReason;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.exceptions.WebSocketSessionException;
import java.util.concurrent.atomic.AtomicInteger;

/** One listener, and how many messages are under way to it. */
final class Client {

  static final int MOST_UNDER_WAY = 256;

  private final WebSocketSession session;
  private final AtomicInteger underWay = new AtomicInteger();

  Client(WebSocketSession session) {
    this.session = session;
  }

  /** False when it takes nothing any more and was dropped. */
  boolean tell(String message) {
    if (underWay.incrementAndGet() > MOST_UNDER_WAY) {
      close(CloseReason.TRY_AGAIN_LATER);
      return false;
    }
    try {
      session.sendAsync(message).whenComplete((sent, failed) -> underWay.decrementAndGet());
      return true;
    } catch (WebSocketSessionException gone) {
      // It has just closed; its socket will say so.
      return false;
    }
  }

  void close(CloseReason reason) {
    if (session.isOpen()) {
      session.close(reason);
    }
  }
}
