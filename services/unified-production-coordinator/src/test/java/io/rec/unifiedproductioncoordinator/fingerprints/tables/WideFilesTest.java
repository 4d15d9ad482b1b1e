package io.rec.unifiedproductioncoordinator.fingerprints.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rec.domain.probability.Fingerprints;
import io.rec.domain.probability.StudentTFingerprint;
import io.rec.unifiedproductioncoordinator.fingerprints.testing.WideFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WideFilesTest {
  private static final SetName NAME = new SetName("BTC", "t1");
  private static final Fingerprints SYNTHETIC = StudentTFingerprint.forSymbol("BTC");

  @TempDir Path folder;

  @BeforeEach
  void likeTheOriginal() throws IOException {
    write("btc_fingerprint_directional_baseline.csv", 0);
    write("btc_fingerprint_directional_momentum_010.csv", 10);
    write("btc_fingerprint_directional_momentum_-05.csv", -5);
    write("eth_fingerprint_directional_momentum_000.csv", 0);
    Files.writeString(folder.resolve("README.txt"), "not a table");
  }

  @Test
  @DisplayName("REC-DB-07 reads every bucket of the symbol from v2's folder")
  void readsEveryBucketOfTheSymbol() throws IOException {
    var set = SetFile.read(NAME, folder);

    assertThat(NamedTables.of(set.tables()).keySet()).containsExactly("baseline", "-5", "10");
    assertThat(set.tables().bucket(10).orElseThrow().up(17, 21))
        .isEqualTo(SYNTHETIC.bucket(10).orElseThrow().up(17, 21));
    assertThat(set.tables().bucket(-5).orElseThrow().down(60, 39))
        .isEqualTo(SYNTHETIC.bucket(-5).orElseThrow().down(60, 39));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ">= \\+0.05%|>= -0.05%|has a column '>= -0.05%'",
        ">= \\+0.05%|>= +0.07%|has a column '>= +0.07%'",
        ">= \\+0.05%|up 0.05|has a column 'up 0.05'",
        ">= \\+0.05%|>= +0.10%|or one of them twice",
        "\\n2m TTC|\\n2 minutes|has a line '2 minutes",
        "\\n2m TTC|\\n1m TTC|bucket 10 at 1 min and",
        "\\n2m TTC,[0-9.]+|\\n2m TTC,n/a|has 'n/a' in the line of 2m TTC",
        "\\n2m TTC,[0-9.]+,|\\n2m TTC,|expected '1m TTC' and 80 values",
      })
  void refusesInOneSentence(String right, String wrong, String sentence) throws IOException {
    var file = folder.resolve("btc_fingerprint_directional_momentum_010.csv");
    Files.writeString(file, Files.readString(file).replaceFirst(right, wrong.replace("\\n", "\n")));

    assertThatThrownBy(() -> SetFile.read(NAME, folder))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void refusesAFolderWithoutTables() {
    assertThatThrownBy(() -> SetFile.read(new SetName("SOL", "t1"), folder))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("holds no file named like sol_fingerprint_directional_momentum_010");
  }

  private void write(String name, int bucket) throws IOException {
    WideFolder.write(folder.resolve(name), SYNTHETIC.bucket(bucket).orElseThrow());
  }
}
