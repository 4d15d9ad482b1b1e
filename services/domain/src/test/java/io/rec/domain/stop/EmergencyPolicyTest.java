package io.rec.domain.stop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rec.domain.trade.Effect;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class EmergencyPolicyTest {

  @Test
  @DisplayName("REC-ATS-07 flatten cancels and closes on a fresh price")
  void flattens() {
    var plan = EmergencyPolicy.ofWord("Flatten").plan(true);

    assertThat(plan.cancelOrders() && plan.closePosition()).isTrue();
    assertThat(plan.alert()).isEmpty();
  }

  @Test
  @DisplayName("R19 on an old price flatten only cancels and calls a person")
  void nothingIsClosedOnAnOldPrice() {
    var plan = EmergencyPolicy.FLATTEN.plan(false);

    assertThat(plan.cancelOrders()).isTrue();
    assertThat(plan.closePosition()).isFalse();
    assertThat(plan.alert())
        .hasValueSatisfying(
            alert -> assertThat(alert.severity()).isEqualTo(Effect.Severity.CRITICAL));
  }

  @Test
  void theOtherPoliciesCloseNothing() {
    assertThat(EmergencyPolicy.CANCEL_ONLY.plan(true))
        .extracting("cancelOrders", "closePosition")
        .containsExactly(true, false);
    assertThat(EmergencyPolicy.HOLD.plan(true))
        .extracting("cancelOrders", "closePosition")
        .containsExactly(false, false);
  }

  @Test
  void refusesAWordThatIsNoPolicy() {
    assertThatThrownBy(() -> EmergencyPolicy.ofWord("Run")).hasMessageContaining("'Run'");
  }
}
