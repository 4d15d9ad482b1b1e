package io.rec.observability;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.observability.objective.Objective;
import io.rec.observability.objective.ObjectiveRules;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ObjectivesTest {

  private static final Path FILE = Sources.RULES.resolve("objectives.yaml");

  @Test
  void rulesAreWhatTheObjectivesSay() {
    Sources.keep(FILE, ObjectiveRules.text());

    assertThat(FILE)
        .as(
            "mvn -pl observability -am verify -Dtest=BoardsTest,ObjectivesTest,RulesTest"
                + " -Drecio.update=true -Dsurefire.failIfNoSpecifiedTests=false")
        .content()
        .isEqualTo(ObjectiveRules.text());
  }

  @Test
  void aBudgetIsWhatThePromiseLeaves() {
    assertThat(Objective.all())
        .allSatisfy(
            objective ->
                assertThat(objective.budget() + objective.target())
                    .isCloseTo(1, org.assertj.core.data.Offset.offset(1e-9)));
  }
}
