package io.rec.unifiedproductioncoordinator.fingerprints.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rec.unifiedproductioncoordinator.fingerprints.tables.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvCandlesTest {
  private static final Instant MINUTE = Instant.parse("2025-06-30T12:00:00Z");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2025-06-30T12:00:00Z",
        "2025-06-30 12:00:00+00:00",
        "2025-06-30 12:00:00+00",
        "2025-06-30 12:00",
        "2025-06-30T14:00:00+02:00",
        "1751284800",
        "1751284800000"
      })
  void understandsTheTimesOfExports(String written) throws IOException, SQLException {
    var closes = file("timestamp,close\n" + written + ",107000.5\n");

    assertThat(closes.summary().newest()).isEqualTo(MINUTE);
    assertThat(closes.summary().rows()).isEqualTo(1);
  }

  @Test
  void readsCandlesInAnyOrderOfColumns() throws IOException, SQLException {
    var candles = new ArrayList<Candle>();

    file("volume,close,low,high,open,timestamp\n3,10,9,12,11,2025-06-30T12:00:00Z\n")
        .candles(candles::add);

    assertThat(candles).containsExactly(new Candle(MINUTE, 11, 12, 9, 10, 3));
  }

  @Test
  void goesOnBehindAMinuteButHidesNothingThatComesLate() throws IOException, SQLException {
    var closes =
        file(
            """
            timestamp,close
            2025-06-30T12:00:00Z,1
            2025-06-30T12:01:00Z,2
            2025-06-30T12:02:00Z,3
            2025-06-30T12:00:00Z,4
            """);
    var seen = new ArrayList<Double>();

    closes.read(Optional.of(MINUTE.plusSeconds(60)), (minute, close) -> seen.add(close));

    assertThat(seen).containsExactly(3.0, 4.0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2025-06-30T12:00:00Z,0|line 2 of closes.csv",
        "2025-06-30T12:00:00Z,-5|not all possible prices",
        "2025-06-30T12:00:00Z,NaN|not all possible prices",
        "2025-06-30T12:00:00Z,Infinity|not all possible prices",
        "2025-06-30T12:00:00Z,|is no candle",
        "2025-06-30T12:00:00Z|is no candle",
        "yesterday,5|is no candle",
      })
  void refusesALineThatIsNoCandle(String line, String sentence) throws IOException {
    var closes = file("timestamp,close\n" + line + "\n");

    assertThatThrownBy(() -> closes.candles(candle -> {}))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void refusesImpossibleCandlesAndFilesWithoutAny() throws IOException {
    var impossible = file("timestamp,open,high,low,close\n2025-06-30T12:00:00Z,10,11,9,12\n");
    assertThatThrownBy(() -> impossible.candles(candle -> {}))
        .hasMessageContaining("do not lie between low 9.0 and high 11.0");

    var empty = file("timestamp,close\n");
    assertThatThrownBy(empty::summary).hasMessageContaining("not a single candle");

    var headless = file("2025-06-30T12:00:00Z,5\n");
    assertThatThrownBy(headless::summary).hasMessageContaining("at least timestamp and close");

    assertThatThrownBy(() -> new CsvCandles(folder.resolve("nowhere.csv")))
        .hasMessageContaining("there is no file");
  }

  private CsvCandles file(String text) throws IOException {
    return new CsvCandles(Files.writeString(folder.resolve("closes.csv"), text));
  }
}
