package io.rec.operator.controller.plan;

import static io.rec.operator.api.status.ConditionType.DEGRADED;
import static io.rec.operator.api.status.ConditionType.READY;
import static org.assertj.core.api.Assertions.assertThat;

import io.rec.operator.api.status.Condition;
import io.rec.operator.api.status.ConditionType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnreadConnectorsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          connectors: {data: {type: coinbase, environment: Production, credentialsSecretRef: {name: cb}}} | connectors.data.credentialsSecretRef: the prices of coinbase need no account and nobody reads Secret cb: remove it
          connectors: {broker: {settings: {pace: "5", fee: "1"}}} | connectors.broker.settings: venue-simulator has no settings, and fee, pace change nothing: remove them
          connectors: {data: {settings: {pace: "5"}}} | connectors.data.settings: venue-simulator has no settings, and pace change nothing: remove them
          """)
  void whatNobodyReadsIsToldWhileTradingGoesOn(String spec, String message) {
    assertThat(condition(spec, DEGRADED).reason()).isEqualTo("SettingUnread");
    assertThat(condition(spec, DEGRADED).message()).isEqualTo(message);
    assertThat(condition(spec, READY).status().text()).isEqualTo("True");
  }

  private static Condition condition(String spec, ConditionType type) {
    var desk = Desks.desk(spec);
    var before = Desks.with(desk, Desks.plan(desk, Desks.healthy(desk)).status());
    return Desks.plan(before, Desks.healthy(desk)).status().conditions().stream()
        .filter(found -> found.type().equals(type.text()))
        .findFirst()
        .orElseThrow();
  }
}
