package io.rec.operator.controller.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The term under which this process leads each database. It is taken before the intent of a step is
 * stored and shown by the step itself: whatever happens in between is noticed by the one or the
 * other. A term that was overtaken is forgotten, so that only another look at the stored intent
 * leads to a new one.
 */
public final class Terms {
  private final String holder;
  private final Map<String, Long> taken = new ConcurrentHashMap<>();

  /**
   * @param holder this operator's name, for a person who looks at the fence
   */
  public Terms(String holder) {
    this.holder = holder;
  }

  boolean taken(String system) {
    return taken.containsKey(system);
  }

  /** Takes a term unless there is one. */
  void take(String system, Connection connection) throws SQLException {
    if (!taken(system)) {
      taken.put(system, Fence.raise(connection, holder));
    }
  }

  /** To be called inside the transaction that is to be guarded. */
  void hold(String system, Connection connection) throws SQLException, FencedException {
    var term = taken.get(system);
    if (term == null) {
      throw new SQLException("no term was taken before this step");
    }
    try {
      Fence.hold(connection, term);
    } catch (FencedException e) {
      taken.remove(system, term);
      throw e;
    }
  }

  /** The system is gone. */
  public void forget(String system) {
    taken.remove(system);
  }
}
