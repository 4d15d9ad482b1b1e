package io.rec.unifiedproductioncoordinator.fingerprints.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rec.domain.probability.FingerprintCsv;
import io.rec.domain.probability.Fingerprints;
import io.rec.domain.probability.StudentTFingerprint;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SetFileTest {
  private static final SetName NAME = new SetName("BTC", "t1");
  private static final Fingerprints TABLES = StudentTFingerprint.forSymbol("BTC");
  private static final String SYNTHETIC = text(TABLES);

  @TempDir Path folder;

  @Test
  void readsBackWhatItWrote() throws IOException {
    var file = folder.resolve("set.csv.gz");

    SetFile.write(TABLES, file);

    var set = SetFile.read(NAME, file);
    assertThat(set.rows()).isEqualTo(61 * 2400);
    assertThat(text(set.tables())).isEqualTo(SYNTHETIC);
  }

  @Test
  void readsPlainTextToo() throws IOException {
    assertThat(read(SYNTHETIC).rows()).isEqualTo(61 * 2400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "-30,1,0.00,58.34,41.66|-30,1,0.00,NaN,41.66|NaN and 41.66 are not both percentages",
        "-30,1,0.00,58.34,41.66|-30,1,0.00,-1,41.66|-1.0 and 41.66 are not both percentages",
        "-30,1,0.00,58.34,41.66|-30,1,0.00,100.01,41.66|are not both percentages",
        "-30,1,0.00,58.34,41.66|-30,1,0.01,58.34,41.66|has no node at 1 min and 0.01 %",
        "-30,1,0.00,58.34,41.66|-30,61,0.00,58.34,41.66|has no node at 61 min",
        "-30,1,0.00,58.34,41.66|-31,1,0.00,58.34,41.66|'-31' is no bucket",
        "-30,1,0.00,58.34,41.66|-30,1,0.00,58.34|has 4 columns",
        "-30,1,0.00,58.34,41.66|-30,1,0.05,58.34,41.66|bucket -30 at 1 min and 0.05 % comes twice",
        "-30,1,0.00,58.34,41.66|-030,1,0.05,58.34,41.66|bucket -30 at 1 min and 0.05 % comes twice",
        "-30,1,0.00,58.34,41.66|\"\"|bucket -30 has 2399 of 2400 nodes",
        "-30,1,0.00,58.34,41.66|-30,1,0.00,30.00,41.66|bucket -30 at 1 min knows no moves",
        "-30,1,0.05,40.98,26.65|-30,1,0.05,60.00,26.65|bucket -30 at 1 min is not monotone",
        "ttc_min|ttc_seconds|expected the header bucket,ttc_min,threshold_pct,pos,neg",
      })
  @DisplayName("REC-UPC-03 refuses in one sentence what has holes, no sum or no monotony")
  void refusesInOneSentence(String right, String wrong, String sentence) throws IOException {
    var text = SYNTHETIC.replaceFirst(right, wrong);

    assertThatThrownBy(() -> read(text))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(sentence)
        .message()
        .doesNotContain("\n");
  }

  @Test
  void refusesNothing() {
    assertThatThrownBy(() -> read("")).isInstanceOf(Refusal.class).hasMessageContaining("header");
    assertThatThrownBy(() -> read(FingerprintCsv.HEADER + "\n"))
        .isInstanceOf(Refusal.class)
        .hasMessage("there is not a single row in these tables");
  }

  @Test
  void refusesAFileThatEndsInTheMiddle() throws IOException {
    var whole = zipped(SYNTHETIC);

    assertThatThrownBy(() -> read(Arrays.copyOf(whole, whole.length / 2)))
        .isInstanceOf(Refusal.class)
        .hasMessage("the gzip file ends in the middle");
  }

  @Test
  void refusesADamagedFile() throws IOException {
    var damaged = zipped(SYNTHETIC);
    Arrays.fill(damaged, 2000, 2200, (byte) 0x55);

    assertThatThrownBy(() -> read(damaged)).isInstanceOf(Refusal.class);
  }

  @Test
  void refusesAFileThatUnpacksWithoutEnd() throws IOException {
    var bomb = zipped("x".repeat(30_000_000));

    assertThatThrownBy(() -> read(bomb))
        .isInstanceOf(Refusal.class)
        .hasMessage("the file holds more than 25165824 bytes of text");
  }

  private static CheckedSet read(String text) throws IOException {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static CheckedSet read(byte[] bytes) throws IOException {
    return SetFile.read(NAME, new ByteArrayInputStream(bytes));
  }

  private static String text(Fingerprints tables) {
    try {
      var text = new StringWriter();
      SetFile.write(tables, text);
      return text.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] zipped(String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(bytes)) {
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
