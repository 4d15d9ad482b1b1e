package io.rec.operator.api.spec.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Quantity;
import io.rec.operator.api.Yaml;
import io.rec.operator.api.spec.database.ManagedDatabase;
import org.junit.jupiter.api.Test;

class ResourceNeedsTest {
  private static final ResourceNeeds BASE =
      needs("{requests: {cpu: 100m, memory: 256Mi}, limits: {memory: 512Mi}}");

  @Test
  void ownEntriesReplaceThoseOfTheProfileOneByOne() {
    var merged = needs("{requests: {cpu: 250m}}").over(BASE);

    assertThat(merged)
        .isEqualTo(needs("{requests: {cpu: 250m, memory: 256Mi}, limits: {memory: 512Mi}}"));
  }

  @Test
  void anOwnRequestAboveTheProfilesLimitRaisesIt() {
    var merged = needs("{requests: {memory: 2Gi}}").over(BASE);

    assertThat(merged.limits()).containsEntry("memory", new Quantity("2Gi"));
  }

  @Test
  void anOwnLimitBelowTheProfilesRequestLowersIt() {
    var merged = needs("{limits: {memory: 128Mi}}").over(BASE);

    assertThat(merged.requests()).containsEntry("memory", new Quantity("128Mi"));
  }

  private static ResourceNeeds needs(String yaml) {
    return Yaml.serialization().unmarshal("resources: " + yaml, ManagedDatabase.class).resources();
  }
}
