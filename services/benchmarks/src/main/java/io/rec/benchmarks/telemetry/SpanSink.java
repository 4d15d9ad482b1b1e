package io.rec.benchmarks.telemetry;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;

/** Takes what a collector would, counts its bytes and keeps nothing. */
final class SpanSink implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final LongAdder bytes = new LongAdder();
  private final LongAdder batches = new LongAdder();

  private SpanSink(HttpServer server) {
    this.server = server;
  }

  static SpanSink open() throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var sink = new SpanSink(server);
    server.setExecutor(sink.threads);
    server.createContext(
        "/v1/traces",
        exchange -> {
          try (exchange;
              InputStream body = exchange.getRequestBody()) {
            sink.bytes.add(body.transferTo(OutputStream.nullOutputStream()));
            sink.batches.increment();
            exchange.sendResponseHeaders(200, -1);
          }
        });
    server.start();
    return sink;
  }

  String address() {
    return "http://127.0.0.1:%d".formatted(server.getAddress().getPort());
  }

  long batches() {
    return batches.sum();
  }

  long bytes() {
    return bytes.sum();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
