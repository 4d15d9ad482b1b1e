package io.rec.unifiedproductioncoordinator.fingerprints.tables;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.domain.probability.Fingerprints;
import io.rec.domain.probability.FingerprintsBuilder;
import io.rec.domain.probability.StudentTFingerprint;
import org.junit.jupiter.api.Test;

class DifferenceTest {
  @Test
  void findsNoneInTheSameTables() {
    var difference = Difference.between(wide(1), wide(1));

    assertThat(difference.overall()).isZero();
    assertThat(difference.concern()).isEmpty();
  }

  @Test
  void isConcernedAboutWiderMoves() {
    assertThat(Difference.between(wide(1), wide(1.05)).concern()).isEmpty();
    assertThat(Difference.between(wide(1), wide(2)).concern())
        .hasValueSatisfying(why -> assertThat(why).contains("points on average, more than 3"));
  }

  @Test
  void isConcernedAboutATableThatIsLost() {
    var fewer = new FingerprintsBuilder("BTC", "fewer");
    NamedTables.rows(
        wide(1),
        row -> {
          if (!row.bucket().equals("7")) {
            fewer.add(row);
          }
        });

    assertThat(Difference.between(wide(1), fewer.build()).concern())
        .hasValue("the active set has 1 tables that this one lacks, bucket 7 first");
  }

  private static Fingerprints wide(double factor) {
    var builder = new FingerprintsBuilder("BTC", "wide-" + factor);
    new StudentTFingerprint(factor).rows(builder::add);
    return builder.build();
  }
}
