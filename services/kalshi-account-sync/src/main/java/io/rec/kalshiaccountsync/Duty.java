package io.rec.kalshiaccountsync;

import io.rec.kalshiaccountsync.alert.Admission;
import io.rec.kalshiaccountsync.reading.AccountReading;
import io.rec.kalshiaccountsync.stream.AccountStream;
import io.rec.platform.events.Announcements;
import io.rec.platform.events.Listener;
import io.rec.platform.events.Outbox;
import io.rec.platform.events.Subscription;
import io.rec.platform.lease.Lease;
import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import io.rec.platform.role.NotYet;
import io.rec.platform.role.Reason;
import io.rec.venues.stream.StreamState;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What belongs to holding the lease: the stream is open and the account is read anew at the
 * beginning, and both end when another process has it. One thread looks.
 */
@Singleton
final class Duty {

  private static final Logger LOG = LoggerFactory.getLogger(Duty.class);
  private static final Duration PERIOD = Duration.ofMillis(250);

  /** What the executor states about an order of ours. */
  private static final Set<String> OWN_ORDERS = Set.of("order");

  private final Lease lease;
  private final LeaseHolder holder;
  private final AccountStream stream;
  private final AccountReading reading;
  private final Admission admission;
  private final Announcements announcements;
  private final RoleLoop loop;
  private @Nullable Subscription orders;
  private boolean on;

  Duty(
      Lease lease,
      LeaseHolder holder,
      AccountStream stream,
      AccountReading reading,
      Admission admission,
      Announcements announcements,
      Loops loops) {
    this.lease = lease;
    this.holder = holder;
    this.stream = stream;
    this.reading = reading;
    this.admission = admission;
    this.announcements = announcements;
    this.loop = new RoleLoop(loops, "account-duty", PERIOD, this::pass);
  }

  /** Succeeds once the exchange has accepted a connection, or another process has the duty. */
  synchronized void connect() throws NotYet, SQLException {
    lease.start();
    loop.start();
    if (orders == null) {
      orders = announcements.listen(Outbox.CHANNEL, Listener.ofFacts(OWN_ORDERS, reading::soon));
    }
    if (standby()) {
      return;
    }
    Optional<StreamState> state = stream.state();
    if (state.map(StreamState::connections).orElse(0L) == 0) {
      boolean refused = !admission.refusal().isEmpty();
      throw new NotYet(
          "account stream",
          refused ? Reason.CREDENTIALS_REFUSED : Reason.DEPENDENCY_NOT_READY,
          state.map(StreamState::lastLoss).orElse("the lease is not held yet"));
    }
  }

  /** Succeeds once everything was read, or another process has the duty. */
  void awaitReading() throws NotYet, SQLException {
    if (!standby() && reading.completeAt().equals(Instant.EPOCH)) {
      String complaint = reading.complaint();
      throw new NotYet(
          "account",
          Reason.DEPENDENCY_NOT_READY,
          complaint.isEmpty() ? "not read from the exchange yet" : complaint);
    }
  }

  /** Ends the stream; the lease stays until all is written. */
  synchronized void end() throws InterruptedException {
    if (orders != null) {
      orders.close();
    }
    loop.stop();
    stream.close();
  }

  /** Whether another process has the duty; false while nobody has it. */
  private boolean standby() throws SQLException {
    return !lease.isHeld() && holder.isAnother();
  }

  private void pass() throws InterruptedException {
    boolean held = lease.isHeld();
    if (held && !on) {
      LOG.info("on duty: this process mirrors the account");
      reading.everything();
      stream.open();
    } else if (!held && on) {
      LOG.warn("off duty: another process mirrors the account");
      stream.close();
    }
    on = held;
  }
}
