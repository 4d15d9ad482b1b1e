package io.rec.platform.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.rec.platform.sample.SampleRole;
import io.rec.platform.secrets.Secret;
import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.OtlpReceiver;
import io.rec.platform.testing.OtlpSpan;
import io.rec.platform.testing.TestRole;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class NamedSpansTest {

  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String BEGAN = "00-" + TRACE + "-00f067aa0ba902b7-01";

  private final OtlpReceiver collector = OtlpReceiver.start();
  private TestRole role;
  private NamedSpans spans;

  @BeforeEach
  void start() {
    role =
        SampleRole.withoutDatabase()
            .run("sample", ConfigFolder.create().with("sample"), collector.environment())
            .awaitReady();
    spans = role.bean(NamedSpans.class);
  }

  @AfterEach
  void stop() {
    role.close();
    collector.close();
  }

  @Test
  @DisplayName("the first step begins a trace, the next one lies below it")
  void nests() {
    String answer =
        spans
            .first("tick")
            .make(() -> spans.next("table").with("recio.symbol", "BTC").make(this::here));

    OtlpSpan table = sent("table");
    assertThat(answer).isEqualTo(table.traceId());
    assertThat(table.parentId()).isEqualTo(sent("tick").spanId());
    assertThat(table.attributes()).containsEntry("recio.symbol", "BTC");
    assertThat(sent("tick").parentId()).isEmpty();
  }

  @Test
  @DisplayName("outside of a trace a next step does its work and leaves nothing")
  void leavesNothing() {
    assertThat(spans.next("alone").make(this::here)).isEqualTo("none");

    spans.first("last").run(() -> {});
    sent("last");
    assertThat(collector.spans()).noneMatch(span -> span.name().equals("alone"));
  }

  @Test
  @DisplayName("what began earlier goes on in its own trace and points to what leads to it")
  void goesOn() {
    spans
        .first("settlement heard")
        .run(() -> spans.later("trade settled", Optional.of(BEGAN)).run(() -> {}));

    OtlpSpan settled = sent("trade settled");
    assertThat(settled.traceId()).isEqualTo(TRACE);
    assertThat(settled.parentId()).isEqualTo("00f067aa0ba902b7");
    assertThat(settled.links()).containsExactly(sent("settlement heard").traceId());
  }

  @Test
  @DisplayName("in its own trace it lies below what leads to it and points nowhere")
  void liesBelow() {
    spans
        .later("filled", Optional.of(BEGAN))
        .run(() -> spans.later("closed", Optional.of(BEGAN)).run(() -> {}));

    OtlpSpan closed = sent("closed");
    assertThat(closed.parentId()).isEqualTo(sent("filled").spanId());
    assertThat(closed.links()).isEmpty();
  }

  @Test
  @DisplayName("R2 no secret leaves with a span, whoever said it")
  void masksSecrets() {
    new Secret("hunter2-is-no-password");

    spans
        .first("telling")
        .with("recio.words", "it is hunter2-is-no-password")
        .with("url.path", "/login?password=swordfish")
        .run(() -> {});

    assertThat(sent("telling").attributes())
        .containsEntry("recio.words", "it is ***")
        .containsEntry("url.path", "/login?password=***");
  }

  @Test
  @DisplayName("a failure goes on as it came, and the span is sent")
  void fails() {
    assertThatThrownBy(
            () ->
                spans
                    .first("failing")
                    .run(
                        () -> {
                          throw new IOException("as it came");
                        }))
        .isExactlyInstanceOf(IOException.class)
        .hasMessage("as it came");

    sent("failing");
  }

  private OtlpSpan sent(String name) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> collector.spans().stream().anyMatch(span -> span.name().equals(name)));
    return collector.spans().stream()
        .filter(span -> span.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private String here() {
    return RequestId.currentTrace().orElse("none");
  }
}
