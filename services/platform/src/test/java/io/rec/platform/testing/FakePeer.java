package io.rec.platform.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Another service or venue that answers as told and remembers when it was asked. */
public final class FakePeer implements AutoCloseable {

  private final HttpServer server;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private final List<Long> askedAtNanos = new CopyOnWriteArrayList<>();
  private final Map<String, Said> byPath = new ConcurrentHashMap<>();
  private volatile Said otherwise = new Said(200, "{}");
  private final AtomicInteger standbys = new AtomicInteger();

  private FakePeer(HttpServer server) {
    this.server = server;
  }

  public static FakePeer start() {
    try {
      HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
      FakePeer peer = new FakePeer(server);
      server.createContext("/", peer::answer);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.start();
      return peer;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private record Said(int status, String body) {}

  public FakePeer answers(int status, String body) {
    otherwise = new Said(status, body);
    return this;
  }

  /** What is asked with this method and path, such as {@code GET /api/alerts}, gets this answer. */
  public FakePeer answersTo(String request, int status, String body) {
    byPath.put(request, new Said(status, body));
    return this;
  }

  /** The next requests meet a pod that does not act. */
  public void standsBy(int times) {
    standbys.set(times);
  }

  public int port() {
    return server.getAddress().getPort();
  }

  public String url(String path) {
    return "http://127.0.0.1:" + port() + path;
  }

  /** Method and path of each request. */
  public List<String> asked() {
    return List.copyOf(asked);
  }

  /** What each request had in it, in the order of {@link #asked()}. */
  public List<String> bodies() {
    return List.copyOf(bodies);
  }

  public List<Long> askedAtNanos() {
    return List.copyOf(askedAtNanos);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String asks = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    synchronized (this) {
      askedAtNanos.add(System.nanoTime());
      bodies.add(asks);
      asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
    }
    if (standbys.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      exchange.getResponseHeaders().add("Retry-After", "0");
      exchange.sendResponseHeaders(503, -1);
      exchange.close();
      return;
    }
    Said said =
        byPath.getOrDefault(
            exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath(), otherwise);
    byte[] bytes = said.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(said.status(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
