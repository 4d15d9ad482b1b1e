package io.rec.platform.lease;

import java.sql.SQLException;

/** Somebody else holds the lease by now: what was to be done is his to do. */
public final class FenceLost extends SQLException {

  private static final long serialVersionUID = 1L;

  private FenceLost(SQLException refused) {
    super(refused.getMessage(), Fence.REFUSED, refused);
  }

  /** The failure as what it is: a lost fence, or whatever else it was. */
  public static SQLException or(SQLException failed) {
    return Fence.REFUSED.equals(failed.getSQLState()) ? new FenceLost(failed) : failed;
  }
}
