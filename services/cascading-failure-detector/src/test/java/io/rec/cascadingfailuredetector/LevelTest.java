package io.rec.cascadingfailuredetector;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.cascadingfailuredetector.check.Finding;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LevelTest {

  @ParameterizedTest(name = "{0} failures in a row: {1}")
  @CsvSource({
    "0, NORMAL",
    "2, NORMAL",
    "3, WARNING",
    "4, WARNING",
    "5, CRITICAL",
    "6, CRITICAL",
    "7, CATASTROPHIC",
    "100, CATASTROPHIC"
  })
  void risesWithFailuresInARow(int failures, Level level) {
    NodeRecord record =
        new NodeRecord(
            Finding.State.SILENT,
            failures,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "",
            0);

    assertThat(Level.of(List.of(NodeRecord.UNKNOWN, record))).isEqualTo(level);
  }
}
