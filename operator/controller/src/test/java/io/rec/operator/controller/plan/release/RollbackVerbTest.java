package io.rec.operator.controller.plan.release;

import static io.rec.operator.controller.plan.release.Situation.quiet;
import static io.rec.operator.controller.plan.release.Situation.releasing;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RollbackVerbTest {
  private static final TreeMap<String, String> SECOND =
      new TreeMap<>(
          java.util.Map.of(
              "postgres", "p1", "a", "a2", "b", "b2", "c", "c1", "d", "d1", "e", "e1"));

  /** Revision 2 is in force and is what the spec asks for. */
  private static Situation second() {
    return quiet()
        .stored(2, "3.1.0", SECOND)
        .wishing("3.1.0", "a2", "b2")
        .at(Situation.stable(2).running("3.1.0"));
  }

  @Test
  void goesBackWaveByWaveAndStays() {
    var outcome = second().asked("1/now").next();

    assertThat(outcome.served()).contains("1/now");
    assertThat(outcome.next().phase()).isInstanceOf(Phase.RollingBack.class);
    assertThat(outcome.next().failure().orElseThrow().cause())
        .isEqualTo("asked for as 1/now, by ann");

    var arrived = second().asked("1/now").after(outcome).after(Duration.ofSeconds(5)).next();
    assertThat(arrived.next().phase()).isEqualTo(new Phase.Stable(Optional.of(1L)));
    assertThat(arrived.next().version()).contains("3.0.0");
    assertThat(arrived.words().degraded().orElseThrow().reason()).isEqualTo("RolledBack");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1      | write it like 3/any-new-word",
        "one/x  | write it like 3/any-new-word",
        "/x     | write it like 3/any-new-word",
        "7/x    | revision 7 is not kept; kept are 1, 2",
        "2/x    | revision 2 is in force"
      })
  void refusesWithItsReason(String value, String reason) {
    var outcome = second().asked(value).next();

    assertThat(outcome.served()).contains(value);
    assertThat(outcome.next().phase()).isEqualTo(new Phase.Stable(Optional.of(2L)));
    assertThat(outcome.news())
        .singleElement()
        .satisfies(
            news -> {
              assertThat(news.kind()).isEqualTo(News.Kind.ROLLBACK_REFUSED);
              assertThat(news.note()).contains(reason);
            });
  }

  @Test
  void refusesToRaiseTheMode() {
    var outcome = second().stored(1, "3.0.0", true, Situation.FIRST).asked("1/x").next();

    assertThat(outcome.news().getFirst().note())
        .contains("revision 1 trades live and the spec says Paper: set spec.mode first");
  }

  @Test
  void refusesBeyondWhatTheSchemaCarries() {
    var outcome =
        second()
            .stored(3, "3.2.0", SECOND)
            .stored(4, "3.3.0", SECOND)
            .stored(5, "3.4.0", SECOND)
            .at(Situation.stable(5).running("3.4.0"))
            .asked("1/x")
            .next();

    assertThat(outcome.news().getFirst().note())
        .contains("the schema carries 3 versions back and 3.0.0 is 4 behind");
    assertThat(
            second()
                .stored(3, "3.2.0", SECOND)
                .stored(4, "3.3.0", SECOND)
                .stored(5, "3.4.0", SECOND)
                .at(Situation.stable(5).running("3.4.0"))
                .asked("2/x")
                .next()
                .news())
        .extracting(News::kind)
        .doesNotContain(News.Kind.ROLLBACK_REFUSED);
  }

  @Test
  void refusesBeforeTheFirstRelease() {
    var installing =
        new Release(
            new Phase.Installing(Optional.of(1L)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of());

    var outcome = quiet().at(installing).asked("1/x").next();

    assertThat(outcome.served()).contains("1/x");
    assertThat(outcome.news().getFirst().note()).contains("has not been ready yet");
  }

  @Test
  void stopsAReleaseThatIsUnderWay() {
    var outcome = releasing().inFirstWave().asked("1/stop").next();

    assertThat(outcome.next().phase()).isInstanceOf(Phase.RollingBack.class);
    assertThat(outcome.next().failure().orElseThrow().cause()).contains("1/stop");
  }

  @Test
  void waitsForWhoHasTheRightOfWay() {
    assertThat(second().asked("1/x").waitsFor("the deletion").next().served()).isEmpty();
  }
}
