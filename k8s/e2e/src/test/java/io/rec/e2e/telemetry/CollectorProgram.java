package io.rec.e2e.telemetry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;

/**
 * Takes spans over OTLP/HTTP and gives them out again as they came. It runs in a pod of its own, of
 * which it knows nothing but that there is a Java runtime: it may use no other class of ours.
 */
final class CollectorProgram {
  static final int PORT = 4318;
  static final String KEPT = "/kept";

  private static final int OK = 200;

  private CollectorProgram() {}

  public static void main(String[] arguments) throws IOException {
    Queue<byte[]> kept = new ConcurrentLinkedQueue<>();
    var server = HttpServer.create(new InetSocketAddress(PORT), 0);
    server.createContext("/v1/traces", exchange -> take(exchange, kept));
    server.createContext(KEPT, exchange -> give(exchange, kept));
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  private static void take(HttpExchange exchange, Queue<byte[]> kept) throws IOException {
    try (exchange) {
      kept.add(exchange.getRequestBody().readAllBytes());
      exchange.sendResponseHeaders(OK, -1);
    }
  }

  /** Each request behind its length. */
  private static void give(HttpExchange exchange, Queue<byte[]> kept) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(OK, 0);
      try (var out = new DataOutputStream(exchange.getResponseBody())) {
        for (var request : kept) {
          out.writeInt(request.length);
          out.write(request);
        }
      }
    }
  }
}
