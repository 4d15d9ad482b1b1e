package io.rec.kalshiaccountsync;

import static io.rec.platform.role.Step.logged;
import static io.rec.platform.role.Step.step;

import io.rec.platform.persistence.ComponentState;
import io.rec.platform.role.Role;
import io.rec.platform.role.Step;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The account sync between its first and its last step. */
@Singleton
final class KalshiAccountSyncRole implements Role {

  private static final Logger LOG = LoggerFactory.getLogger(KalshiAccountSyncRole.class);

  private final AccountMonitor monitor;
  private final AccountStream stream;
  private final AccountFeed feed;
  private final BalanceMirror mirror;
  private final ComponentState state;

  KalshiAccountSyncRole(
      AccountMonitor monitor,
      AccountStream stream,
      AccountFeed feed,
      BalanceMirror mirror,
      ComponentState state) {
    this.monitor = monitor;
    this.stream = stream;
    this.feed = feed;
    this.mirror = mirror;
    this.state = state;
  }

  @Override
  public List<Step> start() {
    return List.of(
        step("Load Kalshi credentials", monitor::loadCredentials),
        step("Initialize WebSocket connection", stream::connect),
        step("Authenticate with API", monitor::authenticate),
        step("Start account monitoring", monitor::start),
        step("Initialize balance tracking", this::tellBalance));
  }

  @Override
  public List<Step> stop() {
    return List.of(
        step("Close WebSocket connection", stream::close),
        step("Save account state", this::save),
        step("Complete database writes", monitor::stop),
        logged("Log shutdown completion"));
  }

  @Override
  public Map<String, Object> healthDetails() {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("stream_connected", stream.state().connected());
    details.put("stream_connections", stream.state().connections());
    details.put("stream_last_loss", stream.state().lastLoss());
    details.put("stream_messages", feed.messages());
    details.put("account_read_at", monitor.lastSuccessAt().toString());
    details.put("account_read_failure", monitor.complaint());
    details.put("balance_changes", mirror.changes());
    return details;
  }

  private void tellBalance() throws SQLException {
    OptionalLong cents = mirror.newest();
    if (cents.isPresent()) {
      LOG.atInfo().addKeyValue("balance_cents", cents.getAsLong()).log("balance tracked");
    } else {
      throw new IllegalStateException("the balance was read but is not in the database");
    }
  }

  private void save() throws SQLException {
    state.save(
        "account",
        "{\"account_read_at\":\"%s\",\"balance_changes\":%d}"
            .formatted(monitor.lastSuccessAt(), mirror.changes()));
  }
}
