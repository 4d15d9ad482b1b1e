package io.rec.platform.lifecycle;

import io.rec.platform.persistence.ComponentStarts;
import io.rec.platform.role.DatabaseNeed;
import io.rec.platform.role.Role;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes a finished start down. A start that cannot be written down is a start all the same. */
@Singleton
final class StartRegister {

  private static final Logger LOG = LoggerFactory.getLogger("rec_io_system");

  private final Role role;
  private final Lifecycle lifecycle;
  private final Provider<ComponentStarts> starts;
  private final Clock clock;

  StartRegister(Role role, Lifecycle lifecycle, Provider<ComponentStarts> starts, Clock clock) {
    this.role = role;
    this.lifecycle = lifecycle;
    this.starts = starts;
    this.clock = clock;
  }

  void register() {
    if (role.database() == DatabaseNeed.NONE || !lifecycle.started()) {
      return;
    }
    try {
      starts.get().started(clock.instant());
    } catch (SQLException failed) {
      LOG.warn("the start was not written down: {}", failed.getMessage());
    }
  }
}
