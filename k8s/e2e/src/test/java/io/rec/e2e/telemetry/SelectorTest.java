package io.rec.e2e.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What an expression speaks of")
final class SelectorTest {

  @Test
  @DisplayName("is read without functions, groupings, ranges, numbers and words of PromQL")
  void findsSelectors() {
    assertThat(
            Selector.in(
                "1 - sum by (system, le) (rate(a_bucket{le=\"0.5\",uri!~\"/health.*|b\"}[5m]))"
                    + " / on() group_right() b:c_1h < bool 5 or absent(d{})"))
        .extracting(Selector::toString)
        .containsExactly("a_bucket{le=\"0.5\",uri!~\"/health.*|b\"}", "b:c_1h{}", "d{}");
  }

  @Test
  @DisplayName("is more without what tells of an event")
  void forgetsLabels() {
    assertThat(Selector.in("a{b=\"1\",c!=\"2\"}"))
        .singleElement()
        .extracting(selector -> selector.whatever("c"::equals))
        .hasToString("a{b=\"1\"}");
  }

  @Test
  @DisplayName("is, of an alert, what it looks at whether or not it is bad")
  void leavesLimitsOut() {
    assertThat(
            new Question(
                    "", "a{b=\"1\"} == 0 and rate(c[5m]) > -0.05 or (d < bool 5) >= e", Set.of())
                .withoutLimits()
                .expression())
        .isEqualTo("a{b=\"1\"} and rate(c[5m]) or (d < bool 5) >= e");
  }
}
