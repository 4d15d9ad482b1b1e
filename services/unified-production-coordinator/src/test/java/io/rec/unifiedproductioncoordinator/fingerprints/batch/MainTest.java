package io.rec.unifiedproductioncoordinator.fingerprints.batch;

import static io.rec.unifiedproductioncoordinator.fingerprints.testing.SomeTables.wide;
import static org.assertj.core.api.Assertions.assertThat;

import io.rec.domain.probability.StudentTFingerprint;
import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.Postgres;
import io.rec.platform.testing.TestDatabase;
import io.rec.unifiedproductioncoordinator.fingerprints.tables.SetFile;
import io.rec.unifiedproductioncoordinator.fingerprints.testing.Walk;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Map<String, String> environment = new HashMap<>();

  @Test
  @DisplayName(
      "REC-DB-08 keeps candles by year, filled twice the same, and generates from them as from the file")
  void fillsTheHistoryTwiceAndGeneratesFromItTheSameAsFromTheFile()
      throws IOException, SQLException {
    TestDatabase database = Postgres.shared().migrated();
    environment.put("RECIO_CONFIG_DIR", ConfigFolder.create().with(database).root().toString());
    var closes = Walk.write(folder.resolve("closes.csv"), 20_000, 3);

    assertThat(run("fill", "--symbol", "BTC", "--closes", closes.toString())).isZero();
    assertThat(run("fill", "--symbol", "BTC", "--closes", closes.toString())).isZero();
    assertThat(generate("table.csv.gz", "--version", "t")).isZero();
    assertThat(generate("file.csv.gz", "--version", "t", "--closes", closes.toString())).isZero();

    assertThat(Files.readAllBytes(folder.resolve("table.csv.gz")))
        .isEqualTo(Files.readAllBytes(folder.resolve("file.csv.gz")));
    assertThat(
            database.column(
                "SELECT count(*) || ' ' || count(momentum) FROM historical_data.btc_price_history"))
        .containsExactly("20000 19970");
    assertThat(database.column("SELECT count(*) FROM historical_data.btc_price_history_2025"))
        .containsExactly("20000");
  }

  @Test
  void writesAReportOfMinutesThatTheTablesDoNotKnow() throws IOException {
    var closes = Walk.write(folder.resolve("closes.csv"), 40_000, 3);
    SetFile.write(StudentTFingerprint.forSymbol("BTC"), folder.resolve("former.csv.gz"));

    assertThat(
            run(
                "report",
                "--symbol",
                "BTC",
                "--closes",
                closes.toString(),
                "--from",
                "2025-01-22",
                "--former",
                folder.resolve("former.csv.gz").toString(),
                "--out",
                folder.resolve("report").toString()))
        .isZero();

    assertThat(folder.resolve("report"))
        .isDirectoryContaining("glob:**/report.html")
        .isDirectoryContaining("glob:**/calibration.svg")
        .isDirectoryContaining("glob:**/calibration-tail.svg")
        .isDirectoryContaining("glob:**/coverage.svg")
        .isDirectoryContaining("glob:**/difference.svg");
    assertThat(Files.readString(folder.resolve("report/report.html")))
        .contains(
            "Fingerprints BTC before-2025-01-22",
            "a larger move is nowhere more frequent than a smaller one",
            "Against BTC former");
  }

  @Test
  void writesTheOriginalsLookupTable() throws IOException {
    var tables = folder.resolve("set.csv.gz");
    var lookup = folder.resolve("lookup.csv.gz");
    SetFile.write(wide(1, bucket -> bucket == 0), tables);

    assertThat(
            run(
                "lookup",
                "--symbol",
                "BTC",
                "--tables",
                tables.toString(),
                "--out",
                lookup.toString()))
        .isZero();

    try (var zip = new GZIPInputStream(Files.newInputStream(lookup))) {
      assertThat(new String(zip.readAllBytes(), StandardCharsets.UTF_8).lines())
          .hasSize(1 + 721 * 201)
          .startsWith(
              "ttc_seconds,buffer_points,momentum_bucket,prob_within_positive,prob_within_negative");
    }
  }

  @Test
  void refusesInOneSentenceAndWritesNothing() throws IOException {
    assertThat(run("generate", "--symbol", "btc", "--closes", "nowhere.csv")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualToIgnoringNewLines("refused: 'btc' is no symbol: expected one like BTC");

    var broken = Files.writeString(folder.resolve("set.csv"), "bucket,ttc_min\n0,1\n");
    assertThat(
            run(
                "pack",
                "--symbol",
                "BTC",
                "--version",
                "t1",
                "--tables",
                broken.toString(),
                "--out",
                folder.resolve("packed.csv.gz").toString()))
        .isEqualTo(2);
    assertThat(folder.resolve("packed.csv.gz")).doesNotExist();

    assertThat(run("generate", "--closes", "x", "--sybmol", "BTC")).isEqualTo(2);
    assertThat(run()).isEqualTo(2);
    assertThat(run("fill", "--symbol", "BTC", "--closes", broken.toString())).isEqualTo(2);
  }

  private int generate(String file, String... more) {
    var arguments = new String[more.length + 5];
    System.arraycopy(
        new String[] {"generate", "--symbol", "BTC", "--out", folder.resolve(file).toString()},
        0,
        arguments,
        0,
        5);
    System.arraycopy(more, 0, arguments, 5, more.length);
    return run(arguments);
  }

  private int run(String... arguments) {
    return Main.run(
        new World(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            environment,
            Clock.systemUTC()),
        arguments);
  }
}
