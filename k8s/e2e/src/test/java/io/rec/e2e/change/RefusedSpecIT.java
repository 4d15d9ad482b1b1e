package io.rec.e2e.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.e2e.desk.Desk;
import io.rec.e2e.desk.OnDesk;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What no schema sees: the operator says it where a user looks, and nothing moves. */
@OnDesk
@DisplayName("kubectl get ts of a TradingSystem that does not fit together")
final class RefusedSpecIT {
  private static final Duration SEEN_WITHIN = Duration.ofSeconds(30);

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          cycle | {"components":[{"name":"trade-executor","dependsOn":["trade-manager"]}]} | trade-executor -> trade-manager
          disabled dependency | {"components":[{"name":"trade-executor","enabled":false}]} | trade-manager depends on trade-executor
          unknown dependency | {"components":[{"name":"main-app","dependsOn":["symbol-price-watchdog-sol"]}]} | symbol-price-watchdog-sol
          written port that hits a default one | {"components":[{"name":"db-poller","port":8010}]} | unified-production-coordinator
          reserved variable | {"env":[{"name":"RECIO_MODE","value":"Live"}]} | RECIO_MODE in spec.env is the operator's own
          missing Secret | {"connectors":{"broker":{"type":"kalshi","environment":"Demo","credentialsSecretRef":{"name":"nowhere"}}}} | Secret nowhere is missing, or the operator may not read it
          time zone | {"maintenanceWindows":[{"start":"0 6 * * 6","duration":"4h","timeZone":"Mars/North"}]} | spec.maintenanceWindows[].timeZone 'Mars/North' cannot be read
          """)
  @DisplayName("REC-PRT-12 names the culprit and what to do, and nothing is restarted")
  void isToldAndNothingMoves(String what, String change, String message, Desk desk) {
    var pods = desk.footprint();

    desk.system().change(change);

    await(what)
        .atMost(SEEN_WITHIN)
        .untilAsserted(
            () ->
                assertThat(desk.kubectl("get", "ts", Desk.NAME).run().succeeded().out())
                    .contains(message));
    assertThat(desk.kubectl("describe", "ts", Desk.NAME).run().succeeded().out()).contains(message);
    assertThat(desk.footprint()).isEqualTo(pods);
  }
}
