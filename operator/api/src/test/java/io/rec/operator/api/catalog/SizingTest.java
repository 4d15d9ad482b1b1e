package io.rec.operator.api.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.operator.api.Yaml;
import io.rec.operator.api.spec.Profile;
import io.rec.operator.api.spec.component.ResourceNeeds;
import java.math.BigDecimal;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SizingTest {
  @Test
  void theDevelopmentDeskFitsOnTwoCoresAndSixGibibytesTwiceOver() {
    var needs = new ArrayList<ResourceNeeds>();
    needs.add(Sizing.ofDatabase(Profile.DEVELOPMENT));
    Topology.of(Yaml.spec("profile: Development"))
        .enabled()
        .forEach(component -> needs.add(component.resources()));

    assertThat(sum(needs, "cpu")).isLessThan(new BigDecimal("1"));
    assertThat(sum(needs, "memory")).isLessThan(new BigDecimal("3").multiply(GIBIBYTE));
  }

  @ParameterizedTest
  @EnumSource
  void nobodyAsksForMoreThanHeMayHave(Profile profile) {
    for (var entry : ComponentCatalog.of(Yaml.spec("")).entries()) {
      var needs = Sizing.of(entry, profile);

      assertThat(needs.requests().get("memory").getNumericalAmount())
          .isLessThan(needs.limits().get("memory").getNumericalAmount());
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyoneHasTheCpuRequestThatAutoscalingNeeds(Profile profile) {
    assertThat(ComponentCatalog.of(Yaml.spec("")).entries())
        .allSatisfy(entry -> assertThat(Sizing.of(entry, profile).requests()).containsKey("cpu"));
  }

  private static final BigDecimal GIBIBYTE = BigDecimal.valueOf(1L << 30);

  private static BigDecimal sum(Iterable<ResourceNeeds> all, String resource) {
    var sum = BigDecimal.ZERO;
    for (var needs : all) {
      sum = sum.add(needs.requests().get(resource).getNumericalAmount());
    }
    return sum;
  }
}
