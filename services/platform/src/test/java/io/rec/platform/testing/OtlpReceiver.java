package io.rec.platform.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A collector that takes spans over OTLP/HTTP, reads the protobuf and keeps them. */
public final class OtlpReceiver implements AutoCloseable {

  private final HttpServer server;
  private final List<OtlpSpan> spans = new CopyOnWriteArrayList<>();

  private OtlpReceiver(HttpServer server) {
    this.server = server;
  }

  public static OtlpReceiver start() {
    try {
      HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
      OtlpReceiver receiver = new OtlpReceiver(server);
      server.createContext("/v1/traces", receiver::take);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.start();
      return receiver;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The environment of a role that sends its spans here, and soon. */
  public Map<String, String> environment() {
    return Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint(), "OTEL_BSP_SCHEDULE_DELAY", "200");
  }

  /** What OTEL_EXPORTER_OTLP_ENDPOINT is to be. */
  public String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public List<OtlpSpan> spans() {
    return List.copyOf(spans);
  }

  public Optional<OtlpSpan> span(String traceId, String name) {
    return spans.stream()
        .filter(span -> span.traceId().equals(traceId) && span.name().equals(name))
        .findFirst();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      spans.addAll(OtlpSpan.ofRequest(exchange.getRequestBody().readAllBytes()));
      exchange.sendResponseHeaders(200, -1);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
