package io.rec.cli.trading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.rec.cli.ExitCode;
import io.rec.cli.Failure;
import io.rec.cli.peer.Answer;
import io.rec.cli.peer.HttpCall;
import io.rec.cli.peer.Peer;
import io.rec.cli.peer.Question;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * A server in the place of the trade manager, with answers of its contract's form; asked over real
 * HTTP, without the tunnel.
 */
final class PlayedManager implements Peer, AutoCloseable {
  private static final String TOKEN = "t0ken-of-the-services";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Requests as they came, method and path. */
  final List<String> asked = new CopyOnWriteArrayList<>();

  /** Bodies of tickets as they came. */
  final List<JsonNode> tickets = new CopyOnWriteArrayList<>();

  private final HttpServer server;
  private final int trades;

  private volatile int status = 201;
  private volatile String body = "{\"id\":41}";
  private volatile boolean standby;

  /** With so many trades, numbered from 1; odd ones are BTC and yes, even ones ETH and no. */
  PlayedManager(int trades) throws IOException {
    this.trades = trades;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/trades", this::answer);
    server.start();
  }

  /** What a ticket is answered from now on. */
  void answers(int answered, String json) {
    status = answered;
    body = json;
  }

  void standsBy() {
    standby = true;
  }

  @Override
  public String component() {
    return TradeBook.SERVICE;
  }

  @Override
  public Answer ask(Question question) throws InterruptedException {
    try {
      return new HttpCall(URI.create("http://127.0.0.1:" + server.getAddress().getPort()), TOKEN)
          .ask(question);
    } catch (IOException e) {
      throw new Failure(ExitCode.UNREACHABLE, "The trade-manager does not answer.", "", e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().toString();
      asked.add(exchange.getRequestMethod() + " " + path);
      if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
        send(exchange, 401, "{\"detail\":\"no token\"}");
      } else if (standby) {
        exchange.getResponseHeaders().add("Retry-After", "0");
        send(exchange, 503, "{\"detail\":\"another process holds the lease\"}");
      } else if (exchange.getRequestMethod().equals("POST")) {
        tickets.add(JSON.readTree(exchange.getRequestBody()));
        send(exchange, status, body);
      } else if (path.startsWith("/trades/")) {
        send(exchange, 200, trade(Integer.parseInt(path.substring("/trades/".length()))));
      } else {
        send(exchange, 200, page(exchange.getRequestURI().getQuery()));
      }
    }
  }

  private String page(String query) {
    int limit = number(query, "limit", 500);
    int before = number(query, "cursor", trades + 1);
    var text = new StringBuilder("[");
    for (int id = before - 1; id > 0 && before - id <= limit; id--) {
      text.append(text.length() > 1 ? "," : "").append(trade(id));
    }
    return text.append("]").toString();
  }

  private static String trade(int id) {
    boolean odd = id % 2 == 1;
    return """
        {"id":%d,"status":"%s","mode":"Paper","date":"2026-01-04","time":"07:00:00","symbol":"%s","ticker":"KX%sD-26JAN0408-T100000.00",
         "side":"%s","position":1,"buy_price":0.61,"sell_price":null,"fees":0.02,"pnl":null,
         "timeline":[{"version":1,"at":"2026-01-04T12:00:00Z","event":"open_ticket","from":null,"to":"pending","actor":"manual"}]}"""
        .formatted(
            id, odd ? "open" : "closed", odd ? "BTC" : "ETH", odd ? "BTC" : "ETH", odd ? "Y" : "N");
  }

  private static int number(String query, String name, int otherwise) {
    for (String pair : query.split("&")) {
      if (pair.startsWith(name + "=")) {
        return Integer.parseInt(pair.substring(name.length() + 1));
      }
    }
    return otherwise;
  }

  private static void send(HttpExchange exchange, int code, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(code, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
