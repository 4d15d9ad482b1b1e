package io.rec.platform.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.platform.sample.SampleRole;
import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.OtlpReceiver;
import io.rec.platform.testing.TestRole;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ExemplarTest {

  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String OPEN_METRICS = "application/openmetrics-text;version=1.0.0";

  @Test
  @DisplayName("a measured answer leads to its trace, for whoever asks for OpenMetrics")
  void leadsToTheTrace() {
    try (OtlpReceiver collector = OtlpReceiver.start();
        TestRole role = run(collector.environment())) {
      ask(role);

      HttpResponse<String> scrape = role.getWith("/prometheus", "Accept", OPEN_METRICS);

      assertThat(scrape.headers().firstValue("Content-Type").orElseThrow())
          .startsWith("application/openmetrics-text");
      assertThat(scrape.body().lines())
          .filteredOn(line -> line.startsWith("http_server_requests_seconds_bucket"))
          .anyMatch(line -> line.contains("trace_id=\"" + TRACE + "\""));
      assertThat(scrape.body()).endsWith("# EOF\n");
    }
  }

  @Test
  @DisplayName("a trace that nobody keeps is no example, and plain scrapes stay plain")
  void nothingWithoutACollector() {
    try (TestRole role = run(Map.of())) {
      ask(role);

      assertThat(role.getWith("/prometheus", "Accept", OPEN_METRICS).body())
          .contains("http_server_requests_seconds_bucket")
          .doesNotContain("trace_id");
      HttpResponse<String> plain = role.getWith("/prometheus");
      assertThat(plain.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
      assertThat(plain.body()).contains("response_time_seconds_bucket").doesNotContain("# EOF");
    }
  }

  private static TestRole run(Map<String, String> env) {
    ConfigFolder config = ConfigFolder.create().with("sample");
    return SampleRole.withoutDatabase().run("sample", config, env).awaitReady();
  }

  private static void ask(TestRole role) {
    role.getWith(
        "/sample/ids",
        "Authorization",
        "Bearer " + ConfigFolder.TOKEN,
        "traceparent",
        "00-" + TRACE + "-00f067aa0ba902b7-01");
  }
}
