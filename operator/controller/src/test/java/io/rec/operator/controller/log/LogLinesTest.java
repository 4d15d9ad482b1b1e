package io.rec.operator.controller.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

class LogLinesTest {
  private static final String PASSWORD = "hX7/pQ+2zz\"Lm9";
  private static final String NEXT = "kk83.Wq-Vn01";

  @Test
  void hasTheKeysOfTheServicesLines() throws IOException {
    var line = line(event("operator \"started\"\nnow", null));

    assertThat(line.fieldNames())
        .toIterable()
        .containsExactly("timestamp", "service", "level", "message", "trace_id", "extra_data");
    assertThat(line.path("service").asText()).isEqualTo("recio-operator");
    assertThat(line.path("level").asText()).isEqualTo("WARN");
    assertThat(line.path("message").asText()).isEqualTo("operator \"started\"\nnow");
    assertThat(line.path("timestamp").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
    assertThat(line.path("trace_id").asText()).isEmpty();
  }

  @Test
  void namesThePassEvenWhereNobodyRecordsIt() throws IOException {
    try (var provider = SdkTracerProvider.builder().setSampler(Sampler.alwaysOff()).build()) {
      var span = provider.get("test").spanBuilder("reconcile").startSpan();
      try (var scope = span.makeCurrent()) {
        assertThat(line(event("x", null)).path("trace_id").asText())
            .isEqualTo(span.getSpanContext().getTraceId());
      } finally {
        span.end();
      }
    }
  }

  @Test
  void keepsValuesWithTheirTypes() throws IOException {
    var event = event("x", null);
    event.setKeyValuePairs(
        List.of(new KeyValuePair("port", 8080), new KeyValuePair("namespaces", List.of("a"))));

    var extra = line(event).path("extra_data");

    assertThat(extra.path("port").isInt()).isTrue();
    assertThat(extra.path("namespaces").asText()).isEqualTo("[a]");
  }

  @Test
  void noSecretThatWasReadIsWritten() {
    KnownSecrets.learn(secret("recio-db-login-a", PASSWORD));
    KnownSecrets.learn(secret("recio-db-login-a", NEXT));
    var refusal = new IllegalStateException("refused: " + PASSWORD, new IOException(NEXT));
    var event = event("login of rec_io_user_a with " + PASSWORD, refusal);
    event.setMDCPropertyMap(Map.of("request", NEXT));
    event.setKeyValuePairs(List.of(new KeyValuePair("url", "postgresql://a:" + PASSWORD + "@db")));

    var text = text(event);

    assertThat(text).contains("login of rec_io_user_a with ***", "postgresql://a:***@db");
    assertThat(text).doesNotContain("hX7/pQ", NEXT, "zz\\\"Lm9");
  }

  private static JsonNode line(LoggingEvent event) throws IOException {
    var text = text(event);
    assertThat(text).endsWith("\n");
    assertThat(text.strip()).doesNotContain("\n");
    return new ObjectMapper().readTree(text);
  }

  private static String text(LoggingEvent event) {
    return new String(new LogLines().encode(event), StandardCharsets.UTF_8);
  }

  private static LoggingEvent event(String message, @Nullable Throwable thrown) {
    var context = new LoggerContext();
    context.setMDCAdapter(new LogbackMDCAdapter());
    var logger = context.getLogger("io.rec.operator");
    return new LoggingEvent("caller", logger, Level.WARN, message, thrown, new Object[0]);
  }

  private static Secret secret(String name, String password) {
    return new SecretBuilder()
        .withNewMetadata()
        .withNamespace("trading")
        .withName(name)
        .endMetadata()
        .addToData("POSTGRES_USER", base64("rec_io_user_a"))
        .addToData("POSTGRES_PASSWORD", base64(password))
        .build();
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
