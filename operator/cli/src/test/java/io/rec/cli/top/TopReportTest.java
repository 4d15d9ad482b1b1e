package io.rec.cli.top;

import static io.rec.cli.desk.DeskBuilder.aDesk;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real HTTP to a server in the place of the API server. */
class TopReportTest {
  private static final String METRICS =
      """
      {"kind":"PodMetricsList","apiVersion":"metrics.k8s.io/v1beta1","metadata":{},"items":[
       {"metadata":{"name":"trade-manager-1","namespace":"trading"},"timestamp":"2026-01-04T12:00:00Z","window":"15s",
        "containers":[{"name":"trade-manager","usage":{"cpu":"12345678n","memory":"102400Ki"}}]},
       {"metadata":{"name":"trade-manager-2","namespace":"trading"},"timestamp":"2026-01-04T12:00:00Z","window":"15s",
        "containers":[{"name":"trade-manager","usage":{"cpu":"3m","memory":"50Mi"}}]}]}
      """;

  private int status = 200;
  private String body = METRICS;

  @SuppressWarnings("NullAway.Init") // started before each test
  private HttpServer server;

  @SuppressWarnings("NullAway.Init") // opened before each test
  private KubernetesClient client;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/apis/metrics.k8s.io/v1beta1/namespaces/trading/pods",
        exchange -> {
          try (exchange) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
          }
        });
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
  void addsUpThePodsOfAComponentAndHoldsThemAgainstTheirLimits() {
    TopReport report = report();

    assertThat(report.note()).isNull();
    assertThat(report.components().getFirst())
        .satisfies(
            line -> {
              assertThat(line.cpu()).isEqualTo("16m"); // 12.3 rounded up, and 3
              assertThat(line.memory()).isEqualTo("150Mi");
              assertThat(line.memoryLimit()).isEqualTo("400Mi");
              assertThat(line.memoryPercent()).isEqualTo(37);
              assertThat(line.cpuLimit()).isEqualTo("-");
            });
  }

  @Test
  void showsTheDatabaseBesideTheComponents() {
    assertThat(report().components())
        .last()
        .satisfies(
            line -> {
              assertThat(line.component()).isEqualTo("postgres");
              assertThat(line.ready() + "/" + line.desired()).isEqualTo("1/1");
              assertThat(line.restarts()).isEqualTo(2);
              assertThat(line.cpu()).isEqualTo("-");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "404, does not serve metrics.k8s.io",
    "403, you may not read",
    "503, nobody answers for it"
  })
  void saysWhyThereAreNoFiguresAndShowsTheRest(int answered, String why) {
    status = answered;
    body =
        "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"code\":%d}"
            .formatted(answered);

    TopReport report = report();

    assertThat(report.note()).contains(why);
    assertThat(report.components().getFirst().component()).isEqualTo("trade-manager");
    assertThat(report.components().getFirst().ready()).isEqualTo(1);
    assertThat(report.components().getFirst().cpu()).isEqualTo("-");
  }

  private TopReport report() {
    return TopReport.of(
        aDesk().component("trade-manager", 1, "").build(),
        List.of(
            pod("trade-manager-1", "trade-manager", 0),
            pod("trade-manager-2", "trade-manager", 0),
            pod("postgres-0", "postgres", 2)),
        Measured.of(client, "trading"));
  }

  private static Pod pod(String name, String component, int restarts) {
    return Serialization.unmarshal(
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: %s, labels: {app.kubernetes.io/name: %s}}
        spec: {containers: [{name: main, resources: {limits: {memory: 200Mi}}}]}
        status:
          conditions: [{type: Ready, status: 'True'}]
          containerStatuses: [{name: main, ready: true, restartCount: %d}]
        """
            .formatted(name, component, restarts),
        Pod.class);
  }
}
