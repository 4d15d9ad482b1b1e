package io.rec.mainapp;

import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.annotation.OnClose;
import io.micronaut.websocket.annotation.OnMessage;
import io.micronaut.websocket.annotation.OnOpen;
import io.micronaut.websocket.annotation.ServerWebSocket;
import io.rec.platform.http.Open;
import java.io.IOException;

/** The socket of the browser: a snapshot first, then what changes. */
@ServerWebSocket("/ws")
@Open
@ExecuteOn(TaskExecutors.BLOCKING)
final class StatusSocket {

  private final StatusStream stream;

  StatusSocket(StatusStream stream) {
    this.stream = stream;
  }

  @OnOpen
  void opened(WebSocketSession client) throws IOException {
    stream.join(client);
  }

  @OnMessage
  String asked(String message) {
    // The only thing a client may say yet is that it is there.
    return "{\"type\":\"heartbeat\"}";
  }

  @OnClose
  void closed(WebSocketSession client) {
    stream.leave(client);
  }
}
