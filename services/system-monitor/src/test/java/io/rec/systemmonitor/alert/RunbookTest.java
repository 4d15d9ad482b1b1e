package io.rec.systemmonitor.alert;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The line for whoever was woken")
class RunbookTest {

  @Test
  @DisplayName("does not have a full disk or an expired certificate waited for as a restart is")
  void tellsWhatNoRestartHeals() {
    assertThat(cause("database")).contains("full disk", "spec.database.managed.storage.size");
    assertThat(cause("kalshi_api")).contains("expired certificate", "our clock is wrong");
    assertThat(cause("coinbase_api")).contains("expired certificate");
    assertThat(cause("trade-executor"))
        .contains("restarts critical components by itself", "resources.limits.cpu");
  }

  private static String cause(String about) {
    return Runbook.line(new AlertKey("cascading_failure_detector", "root_cause", about));
  }
}
