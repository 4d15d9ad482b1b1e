package io.rec.cascadingfailuredetector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
    ServiceRecord record = new ServiceRecord("unhealthy", failures, null, "", 0);

    assertThat(Level.of(List.of(ServiceRecord.UNKNOWN, record))).isEqualTo(level);
  }
}
