package io.rec.autoentrysupervisor.backtest.batch;

import static io.rec.autoentrysupervisor.backtest.testing.Tables.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.rec.autoentrysupervisor.backtest.prices.WalkPrices;
import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.Postgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTest {
  private static final Instant BEGIN = Instant.parse("2025-08-15T17:30:00Z");
  private static final int HOURS = 3 * 3600;

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Map<String, String> environment = new HashMap<>();
  private Path prices;

  @BeforeEach
  void record() throws IOException {
    prices = folder.resolve("prices.csv");
    var lines = new ArrayList<String>();
    var walk = new WalkPrices(1, BEGIN, HOURS, 100_000);
    while (walk.next()) {
      lines.add("%d,%.2f".formatted(walk.second(), walk.price()));
    }
    Files.write(prices, lines);
  }

  @Test
  void writesAReportAndSaysInOneLineWhatCameOfIt() {
    var target = folder.resolve("report");

    assertThat(run("--prices", prices.toString(), "--out", target.toString(), "--measure"))
        .isZero();

    assertThat(told(out)).contains("trades,", "% won,", "dollars of fees", "report.html");
    assertThat(told(err)).contains("10,800 seconds of prices in", "of CPU");
    assertThat(target)
        .isDirectoryContaining("glob:**/report.html")
        .isDirectoryContaining("glob:**/report.json")
        .isDirectoryContaining("glob:**/trades.csv")
        .isDirectoryContaining("glob:**/hours.csv")
        .isDirectoryContaining("glob:**/equity.csv")
        .isDirectoryContaining("glob:**/calibration.csv");
  }

  @Test
  void usesRecordedQuotesSettingsAndTables() throws IOException {
    var quotes = folder.resolve("quotes.jsonl");
    var lines = new ArrayList<String>();
    for (int minute = 0; minute < 60; minute++) {
      lines.add(
          table(
              BEGIN.plusSeconds(1800 + 60L * minute).toString(),
              "KXBTCD-25AUG1515-T99999.99",
              60,
              45));
    }
    Files.write(quotes, lines);
    var settings =
        Files.writeString(
            folder.resolve("settings.json"),
            "{\"min_probability\":50,\"max_time\":3000,\"position_size\":3}");
    var target = folder.resolve("report");

    assertThat(
            run(
                "--prices",
                prices.toString(),
                "--quotes",
                quotes.toString(),
                "--settings",
                settings.toString(),
                "--out",
                target.toString()))
        .isZero();

    assertThat(Files.readAllLines(target.resolve("hours.csv")))
        .filteredOn(line -> line.contains(",recorded,"))
        .hasSize(1);
    assertThat(Files.readString(target.resolve("report.json")))
        .contains("\"min_probability\":50.0", "1 hours have quotes that were recorded");
  }

  @Test
  @DisplayName("reads the price log and the kept strike tables as it reads their files")
  void readsTheDatabaseAsItReadsFiles() throws IOException, SQLException {
    var database = Postgres.shared().migrated();
    environment.put("RECIO_CONFIG_DIR", ConfigFolder.create().with(database).root().toString());
    var rows = new ArrayList<String>();
    for (var line : Files.readAllLines(prices)) {
      var cells = line.split(",");
      rows.add("(to_timestamp(%s), %s, false)".formatted(cells[0], cells[1]));
    }
    database.execute(
        "INSERT INTO live_data.btc_price_log (\"timestamp\", price, interpolated) VALUES "
            + String.join(",", rows),
        "INSERT INTO live_data.btc_price_log (\"timestamp\", price, interpolated) VALUES "
            + "('2025-08-15 20:30:30+00', 1, true)");

    assertThat(run("--prices", prices.toString(), "--out", folder.resolve("file").toString()))
        .isZero();
    assertThat(run("--out", folder.resolve("log").toString())).isZero();

    assertThat(Files.readString(folder.resolve("log/report.json")))
        .isEqualTo(Files.readString(folder.resolve("file/report.json")));
  }

  @Test
  void namesAGapInThePrices() throws IOException {
    var lines = Files.readAllLines(prices);
    var holed = new ArrayList<>(lines.subList(0, 4000));
    holed.addAll(lines.subList(4120, lines.size()));
    Files.write(prices, holed);

    assertThat(run("--prices", prices.toString(), "--longest-gap", "60")).isEqualTo(2);
    assertThat(told(err))
        .isEqualToIgnoringNewLines(
            "refused: between 2025-08-15T18:36:39Z and 2025-08-15T18:38:40Z there are no prices for"
                + " 120 seconds: at most 60 may be missing in a row");
    assertThat(run("--prices", prices.toString(), "--out", folder.resolve("report").toString()))
        .isZero();
    assertThat(Files.readString(folder.resolve("report/report.html")))
        .contains("120 of 10800 seconds have no price, at most 120 in a row");
  }

  @Test
  void namesALineThatIsOutOfOrder() throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(prices));
    lines.add(lines.get(100));
    Files.write(prices, lines);

    assertThat(run("--prices", prices.toString(), "--out", folder.resolve("r").toString()))
        .isEqualTo(2);
    assertThat(told(err)).startsWith("refused: line 10801 of prices.csv").contains("back in time");
    assertThat(folder.resolve("r")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          --sybmol BTC                      | '--sybmol' is not known
          --generated                       | --generated lacks its value
          --generated x                     | --generated 'x' is no whole number
          --generated 60 --symbol btc       | 'btc' is no symbol
          --generated 60 --fees none        | --fees 'none' is neither centicent nor cent
          --generated 60 --book-spread 0    | a made-up book with a spread of 0.0 cents
          --generated 60 --max-order 0      | each limit must be above 0
          --generated 60 --cash ten         | 'ten' is no amount
          --generated 60 --from tomorrow    | --from 'tomorrow' is no day like 2025-06-30
          --generated 60 --slippage 9999999999 | integer overflow
          --generated 0                     | there are no prices to replay
          --prices nowhere.csv              | there is no file nowhere.csv
          --generated 60 --quotes no.jsonl  | there is no file no.jsonl
          --generated 60 --settings no.json | there is no file no.json
          --generated 60 --fingerprints no  | there is no file no
          """)
  void refusesInOneSentence(String words, String complaint) {
    assertThat(run(words.split(" "))).isEqualTo(2);
    assertThat(told(err)).startsWith("refused: ").contains(complaint).hasLineCount(1);
  }

  @Test
  void saysWhatIsWrongWithSettings() throws IOException {
    var settings = folder.resolve("settings.json");
    Files.writeString(settings, "{\"min_time\":900,\"max_time\":120}");

    assertThat(run("--generated", "60", "--settings", settings.toString())).isEqualTo(2);

    assertThat(told(err)).contains("expected 0 <= min_time <= max_time <= 3600");
  }

  private int run(String... arguments) {
    return Main.run(
        new World(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            environment),
        Arrays.copyOf(arguments, arguments.length));
  }

  private static String told(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }
}
