package io.rec.trademanager.books;

import io.rec.platform.lease.Fence;
import io.rec.platform.lease.Lease;
import io.rec.platform.lease.Leases;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Map;

/** This process's claim to be the one trade-manager that moves trades. */
@Singleton
public final class Tenure {
  private static final String NAME = "trade-manager";

  private final Lease lease;

  Tenure(Leases leases) {
    this.lease = leases.of(NAME);
  }

  public void begin() {
    lease.start();
  }

  /** Lets a standby begin at once. */
  public void end() throws SQLException {
    lease.release();
  }

  public boolean isHeld() {
    return lease.isHeld();
  }

  /**
   * What a transaction that moves a trade has to show.
   *
   * @throws io.rec.platform.lease.Standby if another process may, and this one may not
   */
  public Fence fence() {
    return lease.required();
  }

  public Map<String, Object> details() {
    return lease.details();
  }
}
