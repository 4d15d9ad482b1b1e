package io.rec.operator.controller.runtime;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Health and metrics over plain HTTP. */
final class HealthServer implements AutoCloseable {
  private final HttpServer server;

  /**
   * @param live empty while the process works, else what is broken beyond repair
   * @param ready empty while it can serve, else what it waits for
   */
  HealthServer(
      int port, Supplier<String> live, Supplier<String> ready, PrometheusMeterRegistry metrics)
      throws IOException {
    server = HttpServer.create(new InetSocketAddress(port), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/health/live", exchange -> answer(exchange, live.get()));
    server.createContext("/health/ready", exchange -> answer(exchange, ready.get()));
    server.createContext(
        "/metrics",
        exchange ->
            send(
                exchange,
                HttpURLConnection.HTTP_OK,
                "text/plain; version=0.0.4; charset=utf-8",
                metrics.scrape()));
  }

  void start() {
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  private static void answer(HttpExchange exchange, String trouble) throws IOException {
    if (trouble.isEmpty()) {
      send(exchange, HttpURLConnection.HTTP_OK, "application/json", "{\"status\":\"up\"}");
    } else {
      send(
          exchange,
          HttpURLConnection.HTTP_UNAVAILABLE,
          "application/json",
          "{\"status\":\"down\",\"reason\":\"%s\"}".formatted(trouble));
    }
  }

  private static void send(HttpExchange exchange, int code, String type, String text)
      throws IOException {
    try (exchange) {
      var body = text.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.sendResponseHeaders(code, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
