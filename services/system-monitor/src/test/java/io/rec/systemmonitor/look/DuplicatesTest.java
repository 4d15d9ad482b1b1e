package io.rec.systemmonitor.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DuplicatesTest {

  @Test
  @DisplayName("REC-SYS-05 two that act are duplicates, and the older token is named as fenced")
  void findsTwoThatAct() {
    var found =
        Duplicates.among(
            Map.of(
                "trade-executor",
                List.of(leased("10.0.0.1", true, 7), leased("10.0.0.2", true, 8))));

    assertThat(found.acting()).containsOnlyKeys("trade-executor");
    assertThat(found.fence("trade-executor")).contains("only token 8 at 10.0.0.2");
  }

  @Test
  @DisplayName("a standby is no duplicate, and neither are services that may run side by side")
  void standbyIsNone() {
    var found =
        Duplicates.among(
            Map.of(
                "trade-executor",
                List.of(leased("10.0.0.1", true, 7), leased("10.0.0.2", false, 0)),
                "main-app",
                List.of(free("10.0.0.3"), free("10.0.0.4"))));

    assertThat(found.none()).isTrue();
  }

  @Test
  @DisplayName("one without a lease has no fence, and that is said")
  void saysThatNothingFences() {
    var found =
        Duplicates.among(
            Map.of("unified-production-coordinator", List.of(free("10.0.0.1"), free("10.0.0.2"))));

    assertThat(found.fence("unified-production-coordinator")).contains("has no lease");
  }

  private static Instance leased(String address, boolean acting, long token) {
    return Instance.of(
        address, true, acting, acting ? OptionalLong.of(token) : OptionalLong.empty());
  }

  private static Instance free(String address) {
    return Instance.of(address, false, true, OptionalLong.empty());
  }
}
