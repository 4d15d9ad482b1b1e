package io.rec.tradeexecutor.halt;

import io.rec.domain.risk.KillSwitch;
import io.rec.platform.persistence.Database;
import io.rec.platform.risk.KillSwitchState;
import io.rec.platform.risk.SetSwitch;
import io.rec.tradeexecutor.exchange.RestingOrders;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets the kill switch and does what it asks for. Any executor may: it needs no lease, because the
 * one that sends orders reads the switch in each order's transaction, and cancelling does no harm.
 */
@Singleton
final class KillSwitchDesk {

  private static final Logger LOG = LoggerFactory.getLogger(KillSwitchDesk.class);

  private final Database database;
  private final KillSwitchState state;
  private final RestingOrders resting;

  KillSwitchDesk(Database database, KillSwitchState state, RestingOrders resting) {
    this.database = database;
    this.state = state;
    this.resting = resting;
  }

  /**
   * The switch after somebody set it.
   *
   * @param cancelling what came of cancelling, where the level asks for that
   */
  record Done(SetSwitch stored, KillSwitch inForce, Optional<RestingOrders.Outcome> cancelling) {}

  Done set(KillSwitch level, String reason, String by) throws SQLException, InterruptedException {
    SetSwitch stored = store(level, reason, by);
    KillSwitch inForce = state.with(stored.inForce());
    LOG.atWarn()
        .addKeyValue("level", level.word())
        .addKeyValue("in_force", inForce.word())
        .addKeyValue("by", by)
        .addKeyValue("reason", reason)
        .log("kill switch set to {}", level.word());
    return new Done(
        stored,
        inForce,
        inForce.cancelsOrders() ? Optional.of(resting.cancelAll("kill switch")) : Optional.empty());
  }

  /** Without the database nothing new is sent anyway; what rests is cancelled all the same. */
  private SetSwitch store(KillSwitch level, String reason, String by)
      throws SQLException, InterruptedException {
    try {
      return database.transaction(transaction -> state.set(transaction, level, reason, by));
    } catch (SQLException away) {
      if (level.cancelsOrders()) {
        resting.cancelAll("kill switch without a database");
      }
      throw away;
    }
  }

  KillSwitch ofControl() {
    return state.ofControl();
  }

  Optional<SetSwitch> stored() throws SQLException {
    return database.read(state::stored);
  }

  KillSwitch inForce() throws SQLException {
    return database.read(state::level);
  }
}
