package io.rec.platform.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.platform.sample.SampleRole;
import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.FakePeer;
import io.rec.platform.testing.TestRole;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TracePropagationTest {

  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  private final FakePeer collector = FakePeer.start();
  private TestRole first;
  private TestRole second;

  @BeforeEach
  void startTwoRoles() {
    ConfigFolder config = ConfigFolder.create().with("first", "second");
    Map<String, String> env = Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", collector.url(""));
    first = SampleRole.withoutDatabase().run("first", config, env).awaitReady();
    second = SampleRole.withoutDatabase().run("second", config, Map.of()).awaitReady();
  }

  @AfterEach
  void stopAll() {
    first.close();
    second.close();
    collector.close();
  }

  @Test
  @DisplayName("BOT-TRC-02 carries X-Request-ID and the W3C trace over two hops")
  void carriesBothOverTwoHops() {
    HttpResponse<String> answer =
        ask("X-Request-ID", "order-4711", "traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01");

    assertThat(answer.body()).isEqualTo("order-4711 " + TRACE);
    assertThat(answer.headers().firstValue("X-Request-ID")).hasValue("order-4711");
  }

  @Test
  @DisplayName("BOT-TRC-01 makes an id at the edge, which is the trace id")
  void makesAnId() {
    HttpResponse<String> answer = ask();

    String id = answer.headers().firstValue("X-Request-ID").orElseThrow();
    assertThat(id).matches("[0-9a-f]{32}");
    assertThat(answer.body()).isEqualTo(id + " " + id);
  }

  @Test
  @DisplayName("R47 a request id in the form of a UUID becomes the trace id")
  void uuidBecomesTheTrace() {
    HttpResponse<String> answer = ask("X-Request-ID", "4bf92f35-77b3-4da6-a3ce-929d0e0e4736");

    assertThat(answer.body()).isEqualTo("4bf92f35-77b3-4da6-a3ce-929d0e0e4736 " + TRACE);
  }

  @Test
  @DisplayName("an id that is not fit for a log line is replaced")
  void replacesUnfitIds() {
    HttpResponse<String> answer = ask("X-Request-ID", "x".repeat(500));

    assertThat(answer.headers().firstValue("X-Request-ID").orElseThrow()).hasSize(32);
  }

  @Test
  @DisplayName("sends its spans to the collector once an endpoint is given")
  void sendsSpans() {
    ask();

    await()
        .atMost(Duration.ofSeconds(15))
        .untilAsserted(() -> assertThat(collector.asked()).contains("POST /v1/traces"));
  }

  private HttpResponse<String> ask(String... headers) {
    String[] all = new String[headers.length + 2];
    all[0] = "Authorization";
    all[1] = "Bearer " + ConfigFolder.TOKEN;
    System.arraycopy(headers, 0, all, 2, headers.length);
    return first.getWith("/sample/hop/second", all);
  }
}
