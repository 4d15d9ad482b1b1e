package io.rec.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StepsTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Instant now = NOON;

  @Test
  void writesPlainLinesIntoAPipe() {
    try (Step step = steps(Map.of()).begin("Images")) {
      now = now.plusSeconds(3);
      step.done("3.0.0");
    }

    assertThat(written()).isEqualTo("Images ...\nok: Images: 3.0.0 (3.0 s)\n");
  }

  @Test
  void colourNorCursorCodesReachAPipe() {
    try (Step step = steps(Map.of()).begin("Images")) {
      step.reached(1, 3);
      step.tell("building");
    }

    assertThat(written()).doesNotContain("\u001b", "\r");
  }

  @Test
  void showsAStepThatWasNotFinishedAsFailed() {
    try (Step step = steps(Map.of()).begin("Images")) {
      step.tell("the base is missing");
    }

    assertThat(written()).endsWith("failed: Images: the base is missing (0.0 s)\n");
  }

  @Test
  void doesNotFloodALogWithDetails() {
    try (Step step = steps(Map.of()).begin("Images")) {
      for (int i = 0; i < 30; i++) {
        now = now.plusSeconds(1);
        step.tell("layer " + i);
      }
      step.done("");
    }

    assertThat(written().lines()).hasSize(5);
  }

  @Test
  void redrawsItsLineOnATerminal() {
    try (Step step = steps(Map.of("RECIO_STDERR_TTY", "1")).begin("Images")) {
      step.done("3.0.0");
    }

    assertThat(written()).contains("\r").contains("✓").contains("Images: 3.0.0");
  }

  @Test
  void drawsNoBarForAShortStep() {
    var step = StepState.begun("Ready", NOON).withReached(4, 16);

    assertThat(LiveLine.draw(step, NOON.plusSeconds(1), 80)).doesNotContain("[");
    assertThat(LiveLine.draw(step, NOON.plusSeconds(2), 80)).contains("] 4/16 2.0 s");
  }

  @Test
  void cutsTheLineAtTheEdgeOfTheTerminal() {
    var step = StepState.begun("Ready", NOON).withDetail("x".repeat(200));

    assertThat(LiveLine.draw(step, NOON.plusSeconds(5), 60)).hasSize(60).endsWith("…");
  }

  @Test
  void tellsDurationsAsAPersonSaysThem() {
    assertThat(Spans.told(Duration.ofMillis(420))).isEqualTo("0.4 s");
    assertThat(Spans.told(Duration.ofSeconds(200))).isEqualTo("3 min 20 s");
    assertThat(Spans.age(Duration.ofHours(75))).isEqualTo("3d");
  }

  private Steps steps(Map<String, String> environment) {
    var stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    return Terminal.of(System.out, stream, environment).steps(() -> now);
  }

  private String written() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
