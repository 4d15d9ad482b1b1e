package io.rec.unifiedproductioncoordinator.fingerprints;

import static io.rec.unifiedproductioncoordinator.fingerprints.testing.GoldenFolder.list;
import static io.rec.unifiedproductioncoordinator.fingerprints.testing.GoldenFolder.member;
import static io.rec.unifiedproductioncoordinator.fingerprints.testing.GoldenFolder.number;
import static io.rec.unifiedproductioncoordinator.fingerprints.testing.GoldenFolder.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.micronaut.json.tree.JsonNode;
import io.rec.domain.momentum.MomentumScore;
import io.rec.domain.probability.FingerprintCsv;
import io.rec.domain.probability.FingerprintRow;
import io.rec.domain.probability.Fingerprints;
import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.Postgres;
import io.rec.platform.testing.TestDatabase;
import io.rec.platform.testing.TestRole;
import io.rec.unifiedproductioncoordinator.Application;
import io.rec.unifiedproductioncoordinator.fingerprints.tables.NamedTables;
import io.rec.unifiedproductioncoordinator.fingerprints.tables.SetFile;
import io.rec.unifiedproductioncoordinator.fingerprints.tables.SetName;
import io.rec.unifiedproductioncoordinator.fingerprints.testing.GoldenFolder;
import io.rec.unifiedproductioncoordinator.fingerprints.testing.WideFolder;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whole sets through the importer of a running coordinator: the synthetic one, and those of the
 * folder in {@code -Dgolden.dir}.
 */
@DisplayName("Golden tables through the importer")
final class ImportedTablesGoldenTest {
  /** By the vectors they belong to. */
  private static final Map<Path, Fingerprints> LOADED = new ConcurrentHashMap<>();

  private static TestDatabase database;
  private static TestRole role;

  @TempDir Path folder;

  @BeforeAll
  static void start() throws SQLException {
    database = Postgres.shared().migrated();
    role =
        TestRole.start(
                Application.class,
                "unified-production-coordinator",
                ConfigFolder.create().with(database).with("unified-production-coordinator"))
            .awaitReady();
  }

  @AfterAll
  static void stop() {
    role.close();
  }

  @TestFactory
  @DisplayName("whole sets")
  Stream<DynamicTest> sets(TestReporter reporter) {
    return GoldenFolder.find()
        .each(
            List.of("fingerprints.csv.gz", "btc-fingerprints.csv.gz", "eth-fingerprints.csv.gz"),
            file -> set(file, reporter));
  }

  private Stream<DynamicTest> set(Path file, TestReporter reporter) {
    var label = GoldenFolder.label(file);
    return Stream.of(
        DynamicTest.dynamicTest(
            label + " is stored and served back row by row", () -> unchanged(file, reporter)),
        DynamicTest.dynamicTest(
            "REC-DB-07 " + label + " shows under the original's names", () -> oldNames(file)),
        DynamicTest.dynamicTest(
            "REC-DB-07 " + label + " reads the same from the original's folder of files",
            () -> wide(file)));
  }

  private static void unchanged(Path file, TestReporter reporter) throws Exception {
    var began = System.nanoTime();
    var name = taken(file);
    var millis = (System.nanoTime() - began) / 1_000_000;

    var served = role.get("/api/fingerprints/%s/%s".formatted(name.symbol(), name.version()));

    var rows = lines(file);
    assertThat(served.body().lines().sorted()).isEqualTo(rows);
    reporter.publishEntry(
        GoldenFolder.label(file), "%d rows stored in %d ms".formatted(rows.size() - 1, millis));
  }

  private static void oldNames(Path file) throws Exception {
    var name = taken(file);
    role.post("/api/fingerprints/%s/%s/activate".formatted(name.symbol(), name.version()), "");

    var tables = role.bean(FingerprintSets.class).active(name.symbol()).orElseThrow();

    assertThat(tables.version()).isEqualTo(name.version());
    for (var bucket : NamedTables.of(tables).keySet()) {
      var view =
          bucket.equals(FingerprintRow.BASELINE)
              ? bucket
              : String.format(Locale.ROOT, "momentum_%03d", Integer.parseInt(bucket));
      assertThat(
              database.column(
                  "SELECT count(*) FROM analytics.\"%s_fingerprint_directional_%s\""
                      .formatted(name.symbol().toLowerCase(Locale.ROOT), view)))
          .as(view)
          .containsExactly("60");
    }
  }

  private void wide(Path file) throws IOException {
    var name = name(file);
    var set = SetFile.read(name, file);
    var files = Files.createTempDirectory(folder, "wide");

    var back = SetFile.read(name, WideFolder.write(files, set.tables()));

    assertThat(back.rows()).isEqualTo(set.rows());
    assertThat(SetUpload.text(back.tables())).isEqualTo(SetUpload.text(set.tables()));
  }

  @TestFactory
  @DisplayName("REC-UPC-03 probabilities from stored sets")
  Stream<DynamicTest> probabilities() {
    return GoldenFolder.find().each(List.of("probability.json"), this::probabilities);
  }

  private Stream<DynamicTest> probabilities(Path file) {
    var vectors = list(member(GoldenFolder.json(file), "cases"));
    return IntStream.range(0, vectors.size())
        .mapToObj(
            i ->
                DynamicTest.dynamicTest(
                    "%s case %d".formatted(GoldenFolder.label(file), i + 1),
                    () ->
                        probabilities(
                            vectors.get(i),
                            LOADED.computeIfAbsent(file, ImportedTablesGoldenTest::stored))));
  }

  private static void probabilities(JsonNode vector, Fingerprints tables) {
    var bucket = MomentumScore.bucket(number(vector, "momentum_score"));
    assertThat(bucket).isEqualTo(whole(vector, "momentum_bucket"));
    assertThat(list(member(vector, "rows"))).isNotEmpty();
    for (var row : list(member(vector, "rows"))) {
      var chance =
          tables
              .probability(
                  number(vector, "current_price"),
                  number(row, "strike"),
                  number(vector, "ttc_seconds"),
                  OptionalInt.of(bucket))
              .orElseThrow();
      assertThat(chance.beyond())
          .as("%s", row)
          .isCloseTo(number(row, "prob_beyond"), within(0.001));
      assertThat(chance.within())
          .as("%s", row)
          .isCloseTo(number(row, "prob_within"), within(0.001));
    }
  }

  /** The set beside the vectors, as the database has it. */
  private static Fingerprints stored(Path vectors) {
    var file =
        Stream.of("btc-fingerprints.csv.gz", "fingerprints.csv.gz")
            .map(vectors::resolveSibling)
            .filter(Files::isRegularFile)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no fingerprints beside " + vectors));
    try {
      return role.bean(FingerprintSets.class).load(taken(file)).orElseThrow();
    } catch (IOException | SQLException e) {
      throw new IllegalStateException("importing " + file, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Imports a file unless it is there already; the tests of a file may run in any order. */
  private static SetName taken(Path file) throws IOException, InterruptedException, SQLException {
    var name = name(file);
    if (role.bean(FingerprintSets.class).load(name).isEmpty()) {
      var answer =
          SetUpload.post(
              role,
              "%s?version=%s&source=golden&force=true".formatted(name.symbol(), name.version()),
              Files.readAllBytes(file));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }
    return name;
  }

  private static SetName name(Path file) {
    var label = GoldenFolder.label(file);
    return new SetName(label.startsWith("eth") ? "ETH" : "BTC", label.replaceAll("[^a-z0-9]", "-"));
  }

  /** The served text has every value with two decimals, which a recorded file need not have. */
  private static List<String> lines(Path file) throws IOException {
    var lines = new ArrayList<>(List.of(FingerprintCsv.HEADER));
    try (var in = new GZIPInputStream(Files.newInputStream(file));
        var text = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      FingerprintCsv.read(text, row -> lines.add(row.line()));
    }
    lines.sort(Comparator.naturalOrder());
    return lines;
  }
}
