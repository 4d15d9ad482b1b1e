package io.rec.autoentrysupervisor.entry;

import io.rec.autoentrysupervisor.judgement.Turn;
import io.rec.autoentrysupervisor.signal.SignalRows;
import io.rec.platform.lease.Fence;
import io.rec.platform.lease.Lease;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whose turn it is to enter. A turn begins with giving up the signals that were not answered before
 * it; from then on only what is newer than the turn is acted on.
 */
@Singleton
public final class Turns {

  private static final Logger LOG = LoggerFactory.getLogger(Turns.class);

  private final Lease lease;
  private final SignalRows signals;
  private final Clock clock;
  private @Nullable Turn turn;

  Turns(Lease lease, SignalRows signals, Clock clock) {
    this.lease = lease;
    this.signals = signals;
    this.clock = clock;
  }

  /** Empty on standby. */
  public synchronized Optional<Turn> current() throws SQLException {
    Optional<Fence> fence = lease.fence();
    Turn known = turn;
    if (fence.isEmpty()) {
      turn = null;
      return Optional.empty();
    }
    if (known == null || !known.fence().equals(fence.get())) {
      int abandoned = signals.abandon(fence.get());
      LOG.atInfo().addKeyValue("signals_given_up", abandoned).log("entries are ours to make");
      known = new Turn(fence.get(), clock.instant());
      turn = known;
    }
    return Optional.of(known);
  }
}
