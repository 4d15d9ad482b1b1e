package io.rec.unifiedproductioncoordinator.fingerprints.tables;

import static io.rec.unifiedproductioncoordinator.fingerprints.testing.SomeTables.wide;
import static org.assertj.core.api.Assertions.assertThat;

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
    assertThat(Difference.between(wide(1), wide(1, bucket -> bucket != 2)).concern())
        .hasValue("the active set has 1 tables that this one lacks, bucket 2 first");
  }
}
