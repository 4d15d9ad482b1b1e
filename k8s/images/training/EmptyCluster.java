import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/**
 * A Kubernetes API in which nothing exists: lists are empty, watches stay open and silent, what is
 * written is accepted and forgotten. Enough for an operator to take its lease and wait for work.
 */
final class EmptyCluster implements AutoCloseable {

  private static final String NO_OBJECTS =
      "{\"apiVersion\":\"v1\",\"kind\":\"List\",\"metadata\":{\"resourceVersion\":\"1\"},\"items\":[]}";
  private static final String NOT_FOUND =
      "{\"apiVersion\":\"v1\",\"kind\":\"Status\",\"status\":\"Failure\",\"reason\":\"NotFound\",\"code\":404}";

  private final HttpServer server;

  EmptyCluster() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", EmptyCluster::answer);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private static void answer(HttpExchange exchange) throws IOException {
    String query = String.valueOf(exchange.getRequestURI().getQuery());
    if (!exchange.getRequestMethod().equals("GET")) {
      send(exchange, 201, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    } else if (query.contains("watch=true")) {
      exchange.sendResponseHeaders(200, 0);
      exchange.getResponseBody().flush();
    } else if (asksForList(exchange.getRequestURI().getPath())) {
      send(exchange, 200, NO_OBJECTS);
    } else {
      send(exchange, 404, NOT_FOUND);
    }
  }

  /** Without the group and the namespace, the address of a list is one word. */
  private static boolean asksForList(String path) {
    return path.matches("/(api/v1|apis/[^/]+/[^/]+)(/namespaces/[^/]+)?/[^/]+");
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    try (var out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
