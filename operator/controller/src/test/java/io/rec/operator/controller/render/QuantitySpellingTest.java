package io.rec.operator.controller.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantitySpellingTest {
  @ParameterizedTest
  @CsvSource({
    "1000m, 1",
    "1500m, 1500m",
    "0.5, 500m",
    "1.5, 1500m",
    "1024Mi, 1Gi",
    "1.5Gi, 1536Mi",
    "10Gi, 10Gi",
    "0.5Gi, 512Mi",
    "2000, 2k",
    "0Mi, 0",
    "1e3, 1e3",
    "100M, 100M"
  })
  void spellsAsTheServerStores(String written, String stored) {
    assertThat(QuantitySpelling.canonical(written)).isEqualTo(stored);
  }
}
