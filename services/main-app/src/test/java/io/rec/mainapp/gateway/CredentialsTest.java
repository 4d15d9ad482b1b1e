package io.rec.mainapp.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.mainapp.testing.Trading;
import io.rec.platform.testing.Json;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The account's key at the exchange, tried from the screen. */
class CredentialsTest {

  private static final String ROUTE = "/api/account/credentials/test";

  private Trading trading;

  @BeforeEach
  void openDesk() throws SQLException {
    trading = Trading.open();
  }

  @AfterEach
  void closeDesk() {
    trading.close();
  }

  @Test
  @DisplayName("a trial asks the exchange, says what the key may do, and is written down")
  void tries() throws SQLException {
    HttpResponse<String> answer = trading.trader.post(ROUTE, "");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    Json trial = Json.of(answer.body());
    assertThat(trial.flag("accepted")).isTrue();
    assertThat(trial.flag("trade")).isTrue();
    assertThat(trial.text("key")).isEqualTo("-key");
    assertThat(trading.desk.trail())
        .contains("admin test_credentials asked", "admin test_credentials done");
  }

  @Test
  @DisplayName("who holds the key is away: nothing is pretended")
  void holderAway() {
    trading.accountSync.close();

    HttpResponse<String> answer = trading.trader.post(ROUTE, "");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("kalshi-account-sync");
  }

  @Test
  @DisplayName("a viewer tries nothing")
  void viewers() throws SQLException {
    trading.desk.account("looker", "viewer");

    assertThat(trading.desk.browser().signInAs("looker").post(ROUTE, "").statusCode())
        .isEqualTo(403);
  }
}
