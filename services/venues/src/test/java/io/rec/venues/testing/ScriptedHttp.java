package io.rec.venues.testing;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;

/** A real HTTP server that gives the answers it was told, in order; the last one for ever. */
public final class ScriptedHttp implements AutoCloseable {

  private record Answer(int status, String body, Map<String, String> headers) {}

  private final HttpServer server;
  private final Deque<Answer> answers = new ConcurrentLinkedDeque<>();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();

  public ScriptedHttp() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    server.createContext(
        "/",
        exchange -> {
          calls.add(exchange.getRequestURI().toString());
          requests.add(
              "%s %s %s"
                  .formatted(
                      exchange.getRequestMethod(),
                      exchange.getRequestURI(),
                      new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8))
                  .strip());
          Answer answer = answers.size() > 1 ? answers.poll() : answers.peek();
          byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
          answer.headers().forEach(exchange.getResponseHeaders()::set);
          exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  public ScriptedHttp answer(int status, String body, Map<String, String> headers) {
    answers.add(new Answer(status, body, headers));
    return this;
  }

  public ScriptedHttp answer(int status, String body) {
    return answer(status, body, Map.of());
  }

  public URI root() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Paths with their queries. */
  public List<String> calls() {
    return calls;
  }

  /** Method, path with query, and body, between blanks. */
  public List<String> requests() {
    return requests;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
