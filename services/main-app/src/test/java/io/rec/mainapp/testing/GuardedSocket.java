package io.rec.mainapp.testing;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.annotation.OnMessage;
import io.micronaut.websocket.annotation.OnOpen;
import io.micronaut.websocket.annotation.ServerWebSocket;
import io.rec.mainapp.signin.AccountRole;
import io.rec.mainapp.signin.Needs;
import io.rec.mainapp.signin.door.Sockets;

/** A socket that tells its guest who they are; there only when a test wants it. */
@ServerWebSocket("/test/socket")
@Needs(AccountRole.TRADER)
@Requires(property = "recio.test.socket")
final class GuardedSocket {

  private final Sockets sockets;

  GuardedSocket(Sockets sockets) {
    this.sockets = sockets;
  }

  @OnOpen
  void opened(WebSocketSession socket, HttpRequest<?> handshake) {
    var guest = sockets.guest(handshake).orElseThrow();
    socket.sendAsync(guest.person().name() + " until " + guest.expiresAt());
  }

  @OnMessage
  void said(String message) {}
}
