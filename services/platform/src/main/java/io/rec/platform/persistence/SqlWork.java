package io.rec.platform.persistence;

import java.sql.Connection;
import java.sql.SQLException;

/** Something done on one connection. */
@FunctionalInterface
public interface SqlWork<T> {
  T on(Connection connection) throws SQLException;
}
