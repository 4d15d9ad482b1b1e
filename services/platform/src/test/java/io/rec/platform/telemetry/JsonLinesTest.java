package io.rec.platform.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

class JsonLinesTest {

  private final Logger logger = context().getLogger("rec_io_system");

  private static LoggerContext context() {
    LoggerContext context = new LoggerContext();
    context.setMDCAdapter(new LogbackMDCAdapter());
    return context;
  }

  @Test
  @DisplayName("BOT-LOG-01 a line has timestamp, service, level, message, trace_id and extra_data")
  void hasTheKeysOfTheContract() throws IOException {
    JsonNode line = line(event("hello \"you\"\nthere", null));

    assertThat(line.fieldNames())
        .toIterable()
        .containsExactly("timestamp", "service", "level", "message", "trace_id", "extra_data");
    assertThat(line.path("service").asText()).isEqualTo("trade-manager");
    assertThat(line.path("level").asText()).isEqualTo("INFO");
    assertThat(line.path("message").asText()).isEqualTo("hello \"you\"\nthere");
    assertThat(line.path("timestamp").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
  }

  @Test
  @DisplayName("BOT-LOG-01 names the user when known")
  void namesTheUser() throws IOException {
    LoggingEvent event = event("x", null);
    event.setMDCPropertyMap(Map.of("user_id", "user_0001"));

    assertThat(line(event).path("user_id").asText()).isEqualTo("user_0001");
  }

  @Test
  @DisplayName("BOT-LOG-01 keeps values in extra_data with their types")
  void keepsTypes() throws IOException {
    LoggingEvent event = event("x", null);
    event.setKeyValuePairs(
        List.of(new KeyValuePair("startup_phase", 3), new KeyValuePair("name", "Load")));

    JsonNode extra = line(event).path("extra_data");

    assertThat(extra.path("startup_phase").isInt()).isTrue();
    assertThat(extra.path("name").asText()).isEqualTo("Load");
  }

  @Test
  @DisplayName("TPS-ER-01 an error carries its type, text and stack in the same line")
  void carriesTheStack() throws IOException {
    JsonNode error =
        line(event("failed", new IllegalStateException("no\nway"))).at("/extra_data/error");

    assertThat(error.path("type").asText()).isEqualTo("java.lang.IllegalStateException");
    assertThat(error.path("message").asText()).isEqualTo("no\nway");
    assertThat(error.path("stack_trace").asText()).contains("JsonLinesTest.carriesTheStack");
  }

  @Test
  @DisplayName("BOT-LOG-04 no part of a line shows a secret: text, values, context, error, stack")
  void showsNoSecret() throws IOException {
    new io.rec.platform.secrets.Secret("canary-in-json-lines");
    String leak = "said canary-in-json-lines aloud";
    LoggingEvent event = event(leak, new IllegalStateException(leak, new IOException(leak)));
    event.setKeyValuePairs(List.of(new KeyValuePair("answer", leak)));
    event.setMDCPropertyMap(Map.of("asked", leak));

    JsonNode line = line(event);

    assertThat(line.toString()).doesNotContain("canary").contains("said *** aloud");
    assertThat(line.at("/extra_data/error/stack_trace").asText()).contains("Caused by");
  }

  private LoggingEvent event(String message, Throwable thrown) {
    return new LoggingEvent("x", logger, Level.INFO, message, thrown, null);
  }

  private static JsonNode line(LoggingEvent event) throws IOException {
    String text = new String(new JsonLines("trade-manager").encode(event), StandardCharsets.UTF_8);
    assertThat(text.strip().lines()).hasSize(1);
    return new ObjectMapper().readTree(text);
  }
}
