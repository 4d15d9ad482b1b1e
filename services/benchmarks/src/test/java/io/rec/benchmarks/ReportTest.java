package io.rec.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class ReportTest {
  private static final String TEXT =
      "before\n<!-- begin start -->\nold\n<!-- end start -->\nafter\n";

  @Test
  void replacesOnlyItsSection() {
    assertThat(Report.with(TEXT, "start", "new"))
        .isEqualTo("before\n<!-- begin start -->\nnew\n<!-- end start -->\nafter\n");
  }

  @Test
  void refusesSectionThatTheReportDoesNotHave() {
    assertThatThrownBy(() -> Report.with(TEXT, "steady", "new"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("steady");
  }
}
