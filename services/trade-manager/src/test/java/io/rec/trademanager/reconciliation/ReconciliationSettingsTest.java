package io.rec.trademanager.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.exceptions.ConfigurationException;
import io.rec.domain.money.Money;
import java.math.BigDecimal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReconciliationSettingsTest {

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"-0.01", "100.01", "0.00001"})
  @DisplayName("an amount that would watch nothing, or that money does not have, stops the start")
  void refuses(String dollars) {
    assertThatThrownBy(() -> new ReconciliationSettings(new BigDecimal(dollars)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "recio.reconciliation.pause-above is %s: expected dollars from 0 to 100 with at most 4"
                + " decimals",
            dollars);
  }

  @Test
  @DisplayName("the amount itself is still allowed")
  void includesTheAmount() {
    var tolerance = new Tolerance(new ReconciliationSettings(new BigDecimal("0.05")));

    assertThat(tolerance.exceeds(Money.ofCents(100), Money.ofCents(105))).isFalse();
    assertThat(tolerance.exceeds(Money.ofCents(100), Money.ofCents(94))).isTrue();
  }
}
