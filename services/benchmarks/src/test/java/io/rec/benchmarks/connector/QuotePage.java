package io.rec.benchmarks.connector;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** An open market and one quote of one share in Polygon's words, whatever is asked for. */
final class QuotePage implements AutoCloseable {
  static final String PATH = "/v2/snapshot/locale/us/markets/stocks/tickers/AAPL";

  private static final byte[] BODY =
      """
      {"status":"OK","market":"open","ticker":{"ticker":"AAPL","todaysChange":-2.4,"todaysChangePerc":-1.2449999,
       "updated":1772463599000000000,"day":{"o":1,"h":1,"l":1,"c":1,"v":1,"vw":1},
       "lastTrade":{"p":190.515,"s":100,"t":1772463599123456789,"x":4,"c":[1],"i":"1"},
       "lastQuote":{"p":190.5,"s":1,"P":190.53,"S":2,"t":1772463599000000000}}}"""
          .getBytes(StandardCharsets.UTF_8);

  private final HttpServer server;

  QuotePage() {
    try {
      server =
          HttpServer.create(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
              0,
              "/",
              exchange -> {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, BODY.length);
                try (var out = exchange.getResponseBody()) {
                  out.write(BODY);
                }
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.start();
  }

  URI root() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
