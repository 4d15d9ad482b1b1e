package io.rec.unifiedproductioncoordinator.fingerprints.tables;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.domain.probability.FingerprintRow;
import io.rec.domain.probability.Grid;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Any sensible set, in any order of its lines, is the same set after file and reading. */
class RoundTripProperties {
  private static final SetName NAME = new SetName("ETH", "any");

  @Property(tries = 30)
  void keepsEveryValue(@ForAll @IntRange(min = -30, max = 30) int bucket, @ForAll long seed)
      throws IOException {
    var rows = sensible(bucket, new Random(seed));
    var shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, new Random(seed));

    var set = CheckedSet.of(NAME, shuffled::forEach);
    var text = new StringWriter();
    SetFile.write(set.tables(), text);
    var back =
        SetFile.read(
            NAME, new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8)));

    var read = new ArrayList<FingerprintRow>();
    NamedTables.rows(back.tables(), read::add);
    assertThat(read).isEqualTo(rows);
  }

  private static List<FingerprintRow> sensible(int bucket, Random random) {
    var rows = new ArrayList<FingerprintRow>();
    for (int minute = 1; minute <= Grid.MINUTES; minute++) {
      var up = random.nextInt(10_001);
      var down = 10_000 - up + random.nextInt(Math.min(up, 500) + 1);
      for (int index = 0; index < Grid.THRESHOLDS; index++) {
        rows.add(
            new FingerprintRow(
                String.valueOf(bucket), minute, Grid.threshold(index), up / 100.0, down / 100.0));
        up = random.nextInt(up + 1);
        down = random.nextInt(down + 1);
      }
    }
    return rows;
  }
}
