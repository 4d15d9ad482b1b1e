package io.rec.autoentrysupervisor.backtest.prices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvPricesTest {
  @TempDir Path folder;

  @Test
  void readsAnExportOfThePriceLogAndLeavesInterpolatedRowsOut() throws IOException {
    var export =
        """
        timestamp,price,one_minute_avg,momentum,delta_1m,interpolated,source,tick_at
        2026-11-26 18:00:00+00,118500.25,118499.10,0.0100,0.0100,f,coinbase,2026-11-26 18:00:00.5+00
        2026-11-26 18:00:01+00,118500.30,,,,t,interpolated,
        2026-11-26 18:00:02+00,118501.00,118499.20,0.0101,0.0110,f,coinbase,2026-11-26 18:00:02.1+00
        """;

    assertThat(read(export))
        .containsExactly("2026-11-26T18:00:00Z 118500.25", "2026-11-26T18:00:02Z 118501.0");
  }

  @Test
  void readsARecordingOfTheSimulatorWithOrWithoutAHeading() throws IOException {
    var recording = "2026-11-26T18:00:00Z,10\n2026-11-26T13:00:01.25-05:00,11.5\n";

    assertThat(read(recording))
        .isEqualTo(read("when,what\n" + recording))
        .containsExactly("2026-11-26T18:00:00Z 10.0", "2026-11-26T18:00:01Z 11.5");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1764180000",
        "1764180000000",
        "2025-11-26T18:00:00Z",
        "2025-11-26 18:00:00+00",
        "2025-11-26T19:00:00+0100",
        "2025-11-26T23:30:00.123456+05:30"
      })
  void readsTimesInManyForms(String time) throws IOException {
    assertThat(read(time + ",1\n")).containsExactly("2025-11-26T18:00:00Z 1.0");
  }

  @Test
  void takesTheLastTickOfASecond() throws IOException {
    assertThat(read("1764180000100,1\n1764180000900,2\n1764180001000,3\n"))
        .containsExactly("2025-11-26T18:00:00Z 2.0", "2025-11-26T18:00:01Z 3.0");
  }

  @Test
  void readsAZippedFileWithoutALastLineEnd() throws IOException {
    var file = folder.resolve("prices.csv.gz");
    try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("1764180000,1\r\n\r\n1764180001,2".getBytes(StandardCharsets.UTF_8));
    }

    try (var prices = CsvPrices.open(file)) {
      assertThat(all(prices)).hasSize(2);
    }
  }

  @Test
  void namesTheLineThatGoesBackInTime() {
    assertThatThrownBy(() -> read("1764180000,1\n1764180002,2\n1764180001,3\n"))
        .isInstanceOf(Refusal.class)
        .hasMessage(
            "line 3 of prices.csv, '1764180001,3': it goes back in time, behind 2025-11-26T18:00:02Z:"
                + " prices must be sorted, oldest first");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          1764180000,x                | 'x' is no price
          1764180000,0                | '0' is no price
          1764180000,-5               | '-5' is no price
          1764180000,                 | '' is no price
          1764180000,1.2.3            | '1.2.3' is no price
          1764180000                  | it has 1 columns
          2025-11-26T18:00:00,1       | '2025-11-26T18:00:00' is no time
          2025-11-26T18:00:00.5,1     | its offset from UTC is missing
          2025-02-30T18:00:00Z,1      | there is no such day
          2025-02-03T24:00:00Z,1      | there is no such time of day
          20251126 180000,1           | is no time
          """)
  void saysWhatIsWrongWithALine(String line, String complaint) {
    assertThatThrownBy(() -> read("1764170000,1\n" + line + "\n"))
        .isInstanceOf(Refusal.class)
        .hasMessageStartingWith("line 2 of prices.csv")
        .hasMessageContaining(complaint);
  }

  @Test
  void refusesWhatHoldsNoPrices() {
    assertThatThrownBy(() -> read("")).hasMessage("prices.csv has no prices");
    assertThatThrownBy(() -> read("timestamp,price\n")).hasMessage("prices.csv has no prices");
    assertThatThrownBy(() -> read("timestamp,close,volume\n1764180000,1,1\n"))
        .hasMessageContaining("names no columns timestamp and price");
    assertThatThrownBy(() -> CsvPrices.open(folder.resolve("nowhere.csv")))
        .hasMessageContaining("there is no file");
  }

  private static List<String> read(String text) throws IOException {
    var in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    try (var prices = new CsvPrices("prices.csv", in)) {
      return all(prices);
    }
  }

  private static List<String> all(PriceSource prices) throws IOException {
    var all = new ArrayList<String>();
    while (prices.next()) {
      all.add(Instant.ofEpochSecond(prices.second()) + " " + prices.price());
    }
    return all;
  }
}
