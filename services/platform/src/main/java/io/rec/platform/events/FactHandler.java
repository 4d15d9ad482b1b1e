package io.rec.platform.events;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * What a consumer does with a fact. The offset is stored in the same transaction: what is done on
 * this connection is done exactly once. Anything else done here may be done again after a failure.
 */
@FunctionalInterface
public interface FactHandler {
  void handle(Connection transaction, Fact fact) throws SQLException;
}
