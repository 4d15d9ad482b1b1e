package io.rec.kalshiaccountsync;

import static io.rec.platform.role.Step.logged;
import static io.rec.platform.role.Step.step;

import io.rec.kalshiaccountsync.alert.AccountAlerts;
import io.rec.kalshiaccountsync.reading.AccountReading;
import io.rec.kalshiaccountsync.reading.Exchange;
import io.rec.kalshiaccountsync.stream.NewsDesk;
import io.rec.platform.lease.Lease;
import io.rec.platform.persistence.ComponentState;
import io.rec.platform.role.NotYet;
import io.rec.platform.role.Role;
import io.rec.platform.role.Step;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** The account sync between its first and its last step. */
@Singleton
final class KalshiAccountSyncRole implements Role {

  private final Exchange exchange;
  private final Duty duty;
  private final AccountReading reading;
  private final NewsDesk desk;
  private final AccountAlerts alerts;
  private final Lease lease;
  private final SyncDetails details;
  private final ComponentState state;

  KalshiAccountSyncRole(
      Exchange exchange,
      Duty duty,
      AccountReading reading,
      NewsDesk desk,
      AccountAlerts alerts,
      Lease lease,
      SyncDetails details,
      ComponentState state) {
    this.exchange = exchange;
    this.duty = duty;
    this.reading = reading;
    this.desk = desk;
    this.alerts = alerts;
    this.lease = lease;
    this.details = details;
    this.state = state;
  }

  @Override
  public List<Step> start() {
    return List.of(
        step("Load Kalshi credentials", exchange::loadCredentials),
        step("Initialize WebSocket connection", this::connect),
        step("Authenticate with API", exchange::authenticate),
        step("Start account monitoring", reading::start),
        step("Initialize balance tracking", duty::awaitReading));
  }

  @Override
  public List<Step> stop() {
    return List.of(
        step("Close WebSocket connection", duty::end),
        step("Save account state", this::save),
        step("Complete database writes", this::finish),
        logged("Log shutdown completion"));
  }

  @Override
  public Map<String, Object> healthDetails() {
    return details.now();
  }

  /** The alerts come first: that the exchange refuses us is news while we try. */
  private void connect() throws NotYet, SQLException {
    alerts.start();
    desk.start();
    duty.connect();
  }

  private void save() throws SQLException {
    state.save("account", details.saved());
  }

  private void finish() throws SQLException {
    reading.stop();
    desk.stop();
    alerts.stop();
    lease.release();
  }
}
