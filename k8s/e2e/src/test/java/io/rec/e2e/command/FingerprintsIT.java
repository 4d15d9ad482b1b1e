package io.rec.e2e.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.e2e.desk.Desk;
import io.rec.e2e.desk.OnDesk;
import io.rec.e2e.desk.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From closes to tables that a running desk holds. Everything is done to a symbol that the desk
 * does not trade, and each test takes versions of its own, because stored sets stay.
 */
@OnDesk
@DisplayName("recio fingerprints")
final class FingerprintsIT {
  private static final String SYMBOL = "E2E";
  private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");
  private static final int MINUTES = 30_000;

  @TempDir Path folder;

  private final String version = "it-" + UUID.randomUUID().toString().substring(0, 8);
  private Path closes;

  /** Three weeks of a seeded random walk with heavy tails. */
  @BeforeEach
  void walk() throws IOException {
    closes = folder.resolve("closes.csv");
    try (var text = Files.newBufferedWriter(closes)) {
      text.write("timestamp,close\n");
      var random = new Random(7);
      var close = 100_000.0;
      for (int minute = 0; minute < MINUTES; minute++) {
        var wild = random.nextInt(50) == 0 ? 4 : 1;
        close *= 1 + 0.0004 * wild * random.nextGaussian();
        text.write(START.plusSeconds(60L * minute).toString());
        text.write(String.format(Locale.ROOT, ",%.2f%n", close));
      }
    }
  }

  @Test
  @DisplayName("generate makes a set file of closes and shows how far it is")
  void generates(Desk desk) {
    var made = generate(desk, "set.csv.gz").succeeded();

    assertThat(made.out()).contains("set.csv.gz: ", " tables");
    assertThat(made.err()).contains("Generate E2E %s: 100 %%".formatted(version), "a second");
    assertThat(folder.resolve("set.csv.gz")).isNotEmptyFile();
    assertThat(folder.resolve("set.csv.gz.checkpoint")).doesNotExist();
  }

  @Test
  @DisplayName("report writes a page with pictures of minutes that the tables do not know")
  void reports(Desk desk) throws IOException {
    var report = folder.resolve("report");

    fingerprints(
            desk,
            "report",
            "--symbol",
            SYMBOL,
            "--closes",
            closes.toString(),
            "--from",
            "2025-01-18",
            "--out",
            report.toString())
        .succeeded();

    assertThat(report)
        .isDirectoryContaining("glob:**/calibration.svg")
        .isDirectoryContaining("glob:**/coverage.svg");
    assertThat(Files.readString(report.resolve("report.html")))
        .contains("Fingerprints E2E before-2025-01-18");
  }

  @Test
  @DisplayName(
      "REC-DB-07 import stores a checked set in the desk, activate uses it, list shows both")
  void importsAndActivates(Desk desk) {
    generate(desk, "set.csv.gz").succeeded();

    var stored = take(desk, folder.resolve("set.csv.gz"), version).succeeded();

    assertThat(stored.out()).contains("E2E %s: stored, not active".formatted(version));
    assertThat(line(desk, version)).contains("stored", "set.csv.gz");

    var activated = fingerprints(desk, "activate", SYMBOL, version, "--pin").succeeded();

    assertThat(activated.out()).isEqualToIgnoringNewLines("E2E " + version + ": active, pinned");
    assertThat(line(desk, version)).contains("active, pinned");
  }

  @Test
  @DisplayName("--dry-run checks the file, tells what would be stored or used, and sends nothing")
  void triesOut(Desk desk) {
    generate(desk, "set.csv.gz").succeeded();

    var tried = take(desk, folder.resolve("set.csv.gz"), version, "--dry-run").succeeded();
    var unknown = fingerprints(desk, "activate", SYMBOL, version, "--dry-run");

    assertThat(tried.out())
        .contains("Would store %s %s of set.csv.gz".formatted(SYMBOL, version))
        .contains("nothing was sent");
    assertThat(unknown.exit()).isEqualTo(11);
    assertThat(unknown.err()).contains("No set %s of %s is stored".formatted(version, SYMBOL));
    assertThat(fingerprints(desk, "list", SYMBOL).succeeded().out()).doesNotContain(version);
  }

  @Test
  @DisplayName("a set that a person pinned is not replaced by an import")
  void keepsThePinnedSet(Desk desk) {
    var set = folder.resolve("set.csv.gz");
    generate(desk, "set.csv.gz").succeeded();
    take(desk, set, version).succeeded();
    fingerprints(desk, "activate", SYMBOL, version, "--pin").succeeded();

    var second = take(desk, set, version + "b", "--activate").succeeded();

    assertThat(second.out()).contains("stored, not active: a person pinned " + version);
    assertThat(line(desk, version)).contains("active, pinned");
  }

  @Test
  @DisplayName("a set that was stored before is refused in one sentence, and nothing changes")
  void refusesTheSameVersion(Desk desk) {
    var set = folder.resolve("set.csv.gz");
    generate(desk, "set.csv.gz").succeeded();
    take(desk, set, version).succeeded();

    var again = take(desk, set, version);

    assertThat(again.exit()).isEqualTo(1);
    assertThat(again.err()).contains("E2E %s is stored already".formatted(version));
  }

  @Test
  @DisplayName("a broken file ends with code 2 and one sentence, and is not stored")
  void refusesABrokenFile(Desk desk) throws IOException {
    var broken =
        Files.writeString(folder.resolve("broken.csv"), "bucket,ttc_min,threshold_pct,pos,neg\n");

    var refused = take(desk, broken, version);

    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err()).contains("refused: there is not a single row in these tables");
    assertThat(fingerprints(desk, "list", SYMBOL).succeeded().out()).doesNotContain(version);
  }

  @Test
  @DisplayName("a namespace without a desk ends with code 11")
  void findsNoDesk(Desk desk) {
    var refused = fingerprints(desk, "--namespace", "default", "list", SYMBOL);

    assertThat(refused.exit()).as(refused.said()).isEqualTo(11);
    assertThat(refused.err()).contains("in namespace default");
  }

  private Outcome generate(Desk desk, String file) {
    return fingerprints(
        desk,
        "generate",
        "--symbol",
        SYMBOL,
        "--closes",
        closes.toString(),
        "--version",
        version,
        "--out",
        folder.resolve(file).toString());
  }

  /** By force: chance decides how near the tables of another test are. */
  private static Outcome take(Desk desk, Path set, String as, String... more) {
    var words = new String[more.length + 6];
    System.arraycopy(
        new String[] {"import", SYMBOL, set.toString(), "--as", as, "--force"}, 0, words, 0, 6);
    System.arraycopy(more, 0, words, 6, more.length);
    return fingerprints(desk, words);
  }

  private static String line(Desk desk, String version) {
    return fingerprints(desk, "list", SYMBOL).succeeded().lines().stream()
        .filter(line -> line.startsWith(version + " "))
        .findFirst()
        .orElseThrow(() -> new AssertionError(version + " is not listed"));
  }

  private static Outcome fingerprints(Desk desk, String... words) {
    var all = new String[words.length + 1];
    all[0] = "fingerprints";
    System.arraycopy(words, 0, all, 1, words.length);
    return desk.recio().run(all);
  }
}
