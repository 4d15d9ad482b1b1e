package io.rec.platform.lease;

import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A process's claim to one lease: takes it when it is free or has expired, renews it while it has
 * it. What is held is written by the loop's thread and at the release, and read by everybody.
 */
public final class Lease {

  private static final Logger LOG = LoggerFactory.getLogger(Lease.class);

  private record Held(Fence fence, long untilNanos, long renewAtNanos) {}

  private final String name;
  private final String holder;
  private final LeaseTable table;
  private final LeaseTerms terms;
  private final LongSupplier nanos;
  private final RoleLoop loop;

  /** Whether a pod of our name that holds the lease can only be this one before a restart. */
  private boolean restarted;

  private volatile @Nullable Held held;
  private volatile boolean released;

  Lease(
      String name,
      String holder,
      boolean holderIsPod,
      LeaseTable table,
      LeaseTerms terms,
      Loops loops,
      LongSupplier nanos) {
    this.name = name;
    this.holder = holder;
    this.restarted = holderIsPod;
    this.table = table;
    this.terms = terms;
    this.nanos = nanos;
    this.loop = new RoleLoop(loops, "lease-" + name, terms.period(), this::pass);
  }

  /** Begins to claim it; returns at once. Calling it again does nothing. */
  public void start() {
    loop.start();
  }

  /** The proof to show; empty on standby, and as soon as the last renewal is too long ago. */
  public Optional<Fence> fence() {
    Held now = held;
    return now == null || nanos.getAsLong() - now.untilNanos() >= 0
        ? Optional.empty()
        : Optional.of(now.fence());
  }

  /**
   * The proof to show.
   *
   * @throws Standby which a route answers as 503 with {@code Retry-After: 0}
   */
  public Fence required() {
    return fence().orElseThrow(() -> new Standby(name));
  }

  public boolean isHeld() {
    return fence().isPresent();
  }

  /** For {@code /health}. */
  public Map<String, Object> details() {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("name", name);
    details.put("held", isHeld());
    fence().ifPresent(fence -> details.put("token", fence.token()));
    return details;
  }

  /** Gives it up for good, so that a standby begins at once. */
  public void release() throws SQLException {
    released = true;
    loop.stop();
    Held last = held;
    held = null;
    if (last != null) {
      table.release(last.fence());
      LOG.atInfo().addKeyValue("token", last.fence().token()).log("lease {} released", name);
    }
  }

  private void pass() throws SQLException {
    Held now = held;
    if (released) {
      return;
    }
    if (now == null) {
      take();
    } else if (nanos.getAsLong() - now.renewAtNanos() >= 0) {
      renew(now);
    }
  }

  private void take() throws SQLException {
    long asked = nanos.getAsLong();
    Optional<Fence> taken = table.take(name, holder, restarted, terms.length());
    restarted = false;
    taken.ifPresent(
        fence -> {
          hold(fence, asked);
          LOG.atInfo().addKeyValue("token", fence.token()).log("lease {} taken", name);
        });
  }

  private void renew(Held now) throws SQLException {
    long asked = nanos.getAsLong();
    if (table.renew(now.fence(), terms.length())) {
      hold(now.fence(), asked);
    } else {
      held = null;
      LOG.atError()
          .addKeyValue("token", now.fence().token())
          .log("lease {} lost: somebody else took it, this process does nothing more", name);
    }
  }

  /** Counted from the question, not from the answer, which may have been long underway. */
  private void hold(Fence fence, long askedNanos) {
    held = new Held(fence, askedNanos + terms.trustNanos(), askedNanos + terms.renewal().toNanos());
  }
}
