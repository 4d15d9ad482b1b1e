package io.rec.mainapp.live;

import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.ObjectMapper;
import io.micronaut.websocket.CloseReason;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.annotation.OnClose;
import io.micronaut.websocket.annotation.OnError;
import io.micronaut.websocket.annotation.OnMessage;
import io.micronaut.websocket.annotation.OnOpen;
import io.micronaut.websocket.annotation.ServerWebSocket;
import io.rec.mainapp.signin.AccountRole;
import io.rec.mainapp.signin.Needs;
import io.rec.mainapp.signin.door.Sockets;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one socket of a page. */
@ServerWebSocket(LiveSocket.PATH)
@Needs(AccountRole.VIEWER)
@ExecuteOn(TaskExecutors.BLOCKING)
final class LiveSocket {

  static final String PATH = "/ws";

  private static final Logger LOG = LoggerFactory.getLogger(LiveSocket.class);
  private static final String CLIENT = "recio.client";
  private static final String EARLY = "recio.early";
  private static final int MOST_EARLY = 16;
  private static final int LONGEST = 4096;
  private static final int MOST_TOPICS = 50;
  private static final long NOTHING = -1;
  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
  private static final Pattern SYMBOL = Pattern.compile("[A-Z0-9]{0,12}");

  private final Live live;
  private final Sockets sockets;
  private final ObjectMapper json;

  LiveSocket(Live live, Sockets sockets, ObjectMapper json) {
    this.live = live;
    this.sockets = sockets;
    this.json = json;
  }

  private record Early(List<ClientWish> wishes) {}

  @OnOpen
  void opened(WebSocketSession session, HttpRequest<?> handshake) throws SQLException {
    Optional<Sockets.Guest> guest = sockets.guest(handshake);
    if (guest.isEmpty()) {
      session.close(CloseReason.POLICY_VIOLATION);
      return;
    }
    long last =
        Optional.ofNullable(handshake.getParameters().get("last_fact_id"))
            .filter(text -> NUMBER.matcher(text).matches())
            .map(Long::parseLong)
            .orElse(NOTHING);
    Client client = live.join(handshake, guest.get(), last);
    for (ClientWish early : seated(session, client)) {
      fulfil(client, early, session);
    }
  }

  @OnMessage(maxPayloadLength = LONGEST)
  void said(String message, WebSocketSession session) throws SQLException {
    ClientWish wish = read(message);
    if (wish == null) {
      session.close(CloseReason.UNSUPPORTED_DATA);
      return;
    }
    Optional<Client> client = clientOrLater(session, wish);
    if (client.isPresent()) {
      fulfil(client.get(), wish, session);
    }
  }

  private void fulfil(Client client, ClientWish wish, WebSocketSession session)
      throws SQLException {
    switch (wish.type() == null ? "" : wish.type()) {
      case "hello" -> hello(client, wish);
      case "ping" -> client.tell(live.heartbeat());
      case "resync" -> live.snapshot(client);
      case "topics" -> topics(client, wish);
      case "look" -> look(client, wish);
      case "hidden" -> client.hidden(Boolean.TRUE.equals(wish.hidden()));
      default -> session.close(CloseReason.UNSUPPORTED_DATA);
    }
  }

  @OnClose
  void closed(WebSocketSession session) {
    session.get(CLIENT, Client.class).ifPresent(live::leave);
  }

  @OnError
  void failed(WebSocketSession session, Throwable failure) {
    LOG.debug("a socket failed: {}", failure.toString());
    closed(session);
    session.close(CloseReason.INTERNAL_ERROR);
  }

  /** Who speaks before its seat is made is heard right after. */
  private static Optional<Client> clientOrLater(WebSocketSession session, ClientWish wish) {
    synchronized (session) {
      Optional<Client> client = session.get(CLIENT, Client.class);
      if (client.isEmpty()) {
        Early early = session.get(EARLY, Early.class).orElseGet(() -> new Early(new ArrayList<>()));
        if (early.wishes().size() < MOST_EARLY) {
          early.wishes().add(wish);
        }
        session.put(EARLY, early);
      }
      return client;
    }
  }

  private static List<ClientWish> seated(WebSocketSession session, Client client) {
    synchronized (session) {
      session.put(CLIENT, client);
      return session.get(EARLY, Early.class).map(Early::wishes).orElse(List.of());
    }
  }

  private void hello(Client client, ClientWish wish) throws SQLException {
    topics(client, wish);
    look(client, wish);
    Long last = wish.lastFactId();
    if (last == null) {
      live.recent(client);
    } else if (last >= 0) {
      live.replay(client, last);
    }
  }

  private static void topics(Client client, ClientWish wish) {
    Set<String> wanted = wish.topics();
    if (wanted != null && wanted.size() <= MOST_TOPICS) {
      client.topics(wanted);
    }
  }

  private static void look(Client client, ClientWish wish) {
    String symbol = wish.symbol();
    if (symbol != null && SYMBOL.matcher(symbol).matches()) {
      client.looksAt(symbol);
    }
  }

  private @Nullable ClientWish read(String message) {
    try {
      return json.readValue(message, ClientWish.class);
    } catch (IOException noJson) {
      return null;
    }
  }
}
