package io.rec.cli.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.rec.cli.desk.DeskBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Real HTTP to a server in the place of the API server, which passes on to services. */
class SelfTestTest {
  private static final String PROXY = "/api/v1/namespaces/trading/services/";
  private static final String DOOR = "main-app:3000/proxy";
  private static final String READY = "{\"status\":\"ready\"}";
  private static final String WELL =
      "{\"services\":{\"database\":\"healthy\",\"kalshi_api\":\"healthy\","
          + "\"coinbase_api\":\"healthy\",\"supervisor\":\"healthy\"}}";

  /** Answers that differ from those of a healthy system, by service, port and path. */
  private final Map<String, Answer> special = new ConcurrentHashMap<>();

  @SuppressWarnings("NullAway.Init") // started before each test
  private HttpServer server;

  @SuppressWarnings("NullAway.Init") // opened before each test
  private KubernetesClient client;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(PROXY, this::answer);
    server.start();
    client =
        new KubernetesClientBuilder()
            .withConfig(
                new ConfigBuilder()
                    .withMasterUrl("http://127.0.0.1:" + server.getAddress().getPort())
                    .withRequestRetryBackoffLimit(0)
                    .build())
            .build();
  }

  @AfterEach
  void stop() {
    client.close();
    server.stop(0);
  }

  @Test
  @DisplayName("TPS-IT-01 asks database, venues, supervisor, WebSocket and all components")
  void asksEverything() throws InterruptedException {
    assertThat(run())
        .extracting(Row::check)
        .startsWith("database", "Kalshi", "Coinbase", "supervisor", "WebSocket")
        .contains("main-app", "trade-executor", "venue-simulator")
        .hasSize(5 + 16);
  }

  @Test
  @DisplayName("TPS-IT-02 a broken dependency is a red row with its reason, and the rest still run")
  void oneBrokenDependencyIsOneRedRow() throws InterruptedException {
    special.put(
        DOOR + "/health",
        new Answer(
            200,
            WELL.replace("\"kalshi_api\":\"healthy\"", "\"kalshi_api\":\"unhealthy\"")
                .replace("}}", "},\"reasons\":{\"kalshi_api\":\"answers 503\"}}")));

    List<Row> rows = run();

    assertThat(row(rows, "Kalshi").passed()).isFalse();
    assertThat(row(rows, "Kalshi").detail()).isEqualTo("unhealthy answers 503");
    assertThat(failedBut(rows, "Kalshi")).isEmpty();
  }

  @Test
  void aComponentThatWaitsSaysForWhat() throws InterruptedException {
    special.put(
        "db-poller:8003/proxy/health/ready",
        new Answer(
            503,
            "{\"waitingFor\":[{\"what\":\"database\",\"reason\":\"DatabaseUnavailable\",\"detail\":\"refused\"}]}"));

    List<Row> rows = run();

    assertThat(row(rows, "db-poller").detail()).isEqualTo("DatabaseUnavailable refused");
    assertThat(failedBut(rows, "db-poller")).isEmpty();
  }

  @Test
  void anAnswerWithoutJsonIsARedRowToo() throws InterruptedException {
    special.put(
        "trade-manager:4000/proxy/health", new Answer(503, "no endpoints available for service"));

    assertThat(row(run(), "database").detail()).contains("trade-manager", "503");
  }

  @Test
  void aSocketThatDoesNotOpenIsARedRow() throws InterruptedException {
    assertThat(row(run(), "WebSocket").passed()).isFalse(); // this server knows no sockets
  }

  private List<Row> run() throws InterruptedException {
    return new SelfTest(client, Clock.systemUTC()).run(DeskBuilder.aDesk().build());
  }

  private static Row row(List<Row> rows, String check) {
    return rows.stream().filter(one -> one.check().equals(check)).findFirst().orElseThrow();
  }

  /** Apart from the socket, which this server cannot open. */
  private static List<Row> failedBut(List<Row> rows, String check) {
    return rows.stream()
        .filter(row -> !row.passed())
        .filter(row -> !row.check().equals("WebSocket") && !row.check().equals(check))
        .toList();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String asked = exchange.getRequestURI().getPath().substring(PROXY.length());
    Answer usual =
        asked.endsWith("/health")
            ? new Answer(200, WELL)
            : asked.endsWith("/health/ready") ? new Answer(200, READY) : new Answer(404, "");
    Answer answer = special.getOrDefault(asked, usual);
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
