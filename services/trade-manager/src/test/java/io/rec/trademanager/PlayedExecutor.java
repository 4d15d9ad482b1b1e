package io.rec.trademanager;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.rec.platform.testing.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * A trade-executor as the manager sees it: real HTTP, and answers of the contract's form as a real
 * one gave them. A service never knows another, not even in tests, so the real one is not here.
 */
final class PlayedExecutor implements AutoCloseable {
  private static final String SEND = "/orders";
  private static final String LOOK_UP = "/look-up";

  private final HttpServer server;
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final List<String> sent = new CopyOnWriteArrayList<>();
  private final List<String> lookedUp = new CopyOnWriteArrayList<>();
  private volatile Consumer<String> beforeAnswer = order -> {};
  private volatile int status = 200;

  private PlayedExecutor(HttpServer server) {
    this.server = server;
  }

  static PlayedExecutor at(int port) {
    try {
      var server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
      var executor = new PlayedExecutor(server);
      server.createContext("/", executor::answer);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.start();
      return executor;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** From now on says this of an order whose name ends so, both when it is sent and looked up. */
  PlayedExecutor says(String suffix, String answer) {
    answers.put(suffix, answer);
    return this;
  }

  PlayedExecutor fails(int newStatus) {
    status = newStatus;
    return this;
  }

  PlayedExecutor before(Consumer<String> look) {
    beforeAnswer = look;
    return this;
  }

  /** The names of the orders that were handed over, each as often as it was. */
  List<String> sent() {
    return List.copyOf(sent);
  }

  List<String> lookedUp() {
    return List.copyOf(lookedUp);
  }

  static String accepted(String venueId) {
    return "\"outcome\":\"accepted\",\"order_id\":\"%s\",\"filled\":\"0.00\",\"amount\":\"0.000000\",\"fees\":\"0.000000\",\"exact\":true,\"reason\":\"\""
        .formatted(venueId);
  }

  /** Money at the price of YES. */
  static String done(String filled, String amount, String fees) {
    return "\"outcome\":\"done\",\"order_id\":\"venue-%s\",\"filled\":\"%s\",\"amount\":\"%s\",\"fees\":\"%s\",\"exact\":true,\"reason\":\"\""
        .formatted(amount, filled, amount, fees);
  }

  static String said(String outcome, String reason) {
    return "\"outcome\":\"%s\",\"filled\":\"0.00\",\"amount\":\"0.000000\",\"fees\":\"0.000000\",\"exact\":true,\"reason\":\"%s\""
        .formatted(outcome, reason);
  }

  private void answer(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getRawPath();
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    if (path.equals("/health/ready")) {
      reply(exchange, 200, "{}");
      return;
    }
    String order;
    if (path.equals(SEND)) {
      order = Json.of(body).text("client_order_id");
      beforeAnswer.accept(order);
      sent.add(order);
    } else {
      order =
          URLDecoder.decode(
              path.substring(SEND.length() + 1, path.length() - LOOK_UP.length()),
              StandardCharsets.UTF_8);
      lookedUp.add(order);
    }
    var known =
        answers.entrySet().stream()
            .filter(answer -> order.endsWith(answer.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElseGet(() -> accepted("venue-" + order));
    reply(
        exchange,
        status,
        status == 200 ? "{\"client_order_id\":\"%s\",%s}".formatted(order, known) : "{}");
  }

  private static void reply(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
