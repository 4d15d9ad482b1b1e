package io.rec.operator.api.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.operator.api.Yaml;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrdFileTest {
  @ParameterizedTest
  @ValueSource(strings = {"crds", "helm/trading-system/files"})
  @DisplayName("the definition that is checked in is what the records say")
  void doesNotDrift(String folder) {
    assertThat(Yaml.text(Yaml.root().resolve(folder).resolve(Crd.FILE_NAME)))
        .as(
            "%s is out of date; run: mvn -q -pl operator/api -am process-classes -Pwrite-crds",
            Crd.FILE_NAME)
        .isEqualTo(Crd.yaml());
  }

  @Test
  void isTheSameTextEachTime() {
    assertThat(Crd.yaml()).isEqualTo(Crd.yaml());
  }

  @Test
  void printsBoundsAsIntegers() {
    assertThat(Crd.yaml())
        .doesNotContainPattern("(?m)(maximum|minimum|max\\w+|min\\w+): \\d+\\.\\d");
  }
}
