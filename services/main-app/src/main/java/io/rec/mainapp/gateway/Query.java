package io.rec.mainapp.gateway;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A query with its parameters, and its rows as values. */
public record Query(String sql, List<?> parameters) {

  /** Makes a value of a row. */
  @FunctionalInterface
  public interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  /** Does something with each row. */
  @FunctionalInterface
  public interface Each {
    void row(ResultSet row) throws SQLException;
  }

  private static final int ROWS_A_FETCH = 500;

  public static Query of(String sql, Object... parameters) {
    return new Query(sql, List.of(parameters));
  }

  public <T> List<T> list(Connection connection, Row<T> row) throws SQLException {
    List<T> values = new ArrayList<>();
    each(connection, found -> values.add(row.of(found)));
    return values;
  }

  public <T> Optional<T> first(Connection connection, Row<T> row) throws SQLException {
    return list(connection, row).stream().findFirst();
  }

  /** Row by row, in portions where the connection is in a transaction. */
  public void each(Connection connection, Each each) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setFetchSize(ROWS_A_FETCH);
      for (int index = 0; index < parameters.size(); index++) {
        set(statement, index + 1, parameters.get(index));
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          each.row(rows);
        }
      }
    }
  }

  private static void set(PreparedStatement statement, int index, Object value)
      throws SQLException {
    switch (value) {
      case Instant instant -> statement.setTimestamp(index, Timestamp.from(instant));
      case Collection<?> words ->
          statement.setArray(
              index, statement.getConnection().createArrayOf("text", words.toArray()));
      default -> statement.setObject(index, value);
    }
  }

  public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }

  public static @Nullable Double number(ResultSet row, String column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? null : value;
  }

  public static @Nullable Integer whole(ResultSet row, String column) throws SQLException {
    int value = row.getInt(column);
    return row.wasNull() ? null : value;
  }
}
