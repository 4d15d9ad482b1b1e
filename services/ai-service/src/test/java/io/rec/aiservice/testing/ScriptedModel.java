package io.rec.aiservice.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.rec.platform.testing.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/**
 * An OpenAI-compatible server that follows a script. It is as strict as the real one about what
 * structured output needs, and answers 400 to a request that could not be answered there.
 */
public final class ScriptedModel implements AutoCloseable {

  /** One request: its path, its bearer token and its body. */
  public record Heard(String path, String token, String body, String requestId) {}

  private final HttpServer server;
  private final List<Heard> heard = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile int status = 200;
  private volatile String body = "{}";
  private volatile Optional<String> retryAfter = Optional.empty();
  private volatile boolean silent;
  private volatile boolean stuckInBody;
  private volatile int modelsStatus = 200;

  private ScriptedModel(HttpServer server) {
    this.server = server;
  }

  public static ScriptedModel start() {
    try {
      HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
      ScriptedModel model = new ScriptedModel(server);
      server.createContext("/v1/chat/completions", model::complete);
      server.createContext("/v1/models", model::models);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.start();
      return model;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
  }

  /** An answer that keeps to the schema. */
  public ScriptedModel says(String signal, double confidence) {
    return content(
        "{\"signal\":\"%s\",\"confidence\":%s,\"reasoning\":\"by the script\"}"
            .formatted(signal, confidence));
  }

  /** Whatever text as the message's content. */
  public ScriptedModel content(String content) {
    return body(
        """
        {"id":"c-1","object":"chat.completion","model":"gpt-4o-mini-2024-07-18",
         "choices":[{"index":0,"finish_reason":"stop",
           "message":{"role":"assistant","content":"%s","refusal":null}}],
         "usage":{"prompt_tokens":900,"completion_tokens":100,"total_tokens":1000}}"""
            .formatted(content.replace("\\", "\\\\").replace("\"", "\\\"")));
  }

  public ScriptedModel body(String whole) {
    status = 200;
    body = whole;
    silent = false;
    return this;
  }

  public ScriptedModel fails(int newStatus, String newBody) {
    status = newStatus;
    body = newBody;
    return this;
  }

  public ScriptedModel retryAfter(String value) {
    retryAfter = Optional.of(value);
    return this;
  }

  /** Takes the question and never answers. */
  public ScriptedModel neverAnswers() {
    silent = true;
    return this;
  }

  /** Sends its headers and half of its body. */
  public ScriptedModel stuckInItsBody() {
    stuckInBody = true;
    return this;
  }

  public ScriptedModel modelsAnswer(int newStatus) {
    modelsStatus = newStatus;
    return this;
  }

  public List<Heard> heard() {
    return List.copyOf(heard);
  }

  private void complete(HttpExchange exchange) throws IOException {
    String asks = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    heard.add(
        new Heard(
            exchange.getRequestURI().getPath(),
            header(exchange, "Authorization"),
            asks,
            header(exchange, "X-Client-Request-Id")));
    List<String> faults = faults(Json.of(asks));
    if (!faults.isEmpty()) {
      send(exchange, 400, "{\"error\":{\"message\":\"%s\"}}".formatted(faults));
    } else if (silent) {
      await();
    } else {
      send(exchange, status, body);
    }
  }

  private void models(HttpExchange exchange) throws IOException {
    send(exchange, modelsStatus, "{\"object\":\"list\",\"data\":[]}");
  }

  /** What strict structured output demands of a schema. */
  private static List<String> faults(Json request) {
    List<String> faults = new ArrayList<>();
    if (request.text("model").isEmpty() || request.at("messages").values().isEmpty()) {
      faults.add("no model or no messages");
    }
    Json format = request.at("response_format");
    if (!format.text("type").equals("json_schema")) {
      faults.add("no json_schema");
    }
    Json named = format.at("json_schema");
    Json schema = named.at("schema");
    if (!named.flag("strict") || named.text("name").isEmpty()) {
      faults.add("not strict");
    }
    if (schema.flag("additionalProperties")
        || schema.at("required").values().size() != schema.at("properties").values().size()) {
      faults.add("strict schemas name every field as required and allow no other");
    }
    return faults;
  }

  private void send(HttpExchange exchange, int code, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    retryAfter.ifPresent(value -> exchange.getResponseHeaders().add("Retry-After", value));
    exchange.sendResponseHeaders(code, bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      if (stuckInBody) {
        out.write(bytes, 0, bytes.length / 2);
        out.flush();
        await();
      }
      out.write(bytes, stuckInBody ? bytes.length / 2 : 0, stuckInBody ? 0 : bytes.length);
    }
  }

  private void await() {
    try {
      closed.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static String header(HttpExchange exchange, String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
  }
}
