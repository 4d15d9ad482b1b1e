package io.rec.unifiedproductioncoordinator.fingerprints.generation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BarProgressTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final AtomicLong millis = new AtomicLong();

  @Test
  void writesALineEachTenPercentIntoAPipe() {
    work(false);

    assertThat(written().lines())
        .hasSize(11)
        .contains("Generate: 50 %, 51,200 of 102,400 minutes, 1,000 a second, 51 s left")
        .last()
        .isEqualTo("Generate: 102,400 minutes in 102.4 s, 1,000 a second");
    assertThat(written()).doesNotContain("\033");
  }

  @Test
  void redrawsABarOnATerminal() {
    work(true);

    assertThat(written()).contains("\r\033[2K[███████████████░░░░░░░░░░░░░░░] 50 %, 51,200");
  }

  private void work(boolean terminal) {
    var out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    var progress =
        new BarProgress(out, terminal, () -> Instant.ofEpochMilli(millis.get()), "Generate");
    for (int done = 0; done <= 102_400; done++) {
      millis.set(done);
      progress.at(done, 102_400);
    }
    progress.finish(102_400);
  }

  private String written() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
