package io.rec.platform.persistence;

import io.rec.domain.money.Contracts;
import io.rec.domain.money.Money;
import io.rec.domain.money.Price;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A statement and the values of its question marks, in their order; an amount, a price and a count
 * go as exact numbers, a list as an array of text.
 */
public final class Sql {
  private final Connection connection;
  private final String text;
  private final List<@Nullable Object> values = new ArrayList<>();

  private Sql(Connection connection, String text) {
    this.connection = connection;
    this.text = text;
  }

  /** What a row is turned into. */
  @FunctionalInterface
  public interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  public static Sql on(Connection connection, String text, @Nullable Object... values) {
    var sql = new Sql(connection, text);
    for (var value : values) {
      sql.values.add(value);
    }
    return sql;
  }

  /** Returns how many rows it changed. */
  public int update() throws SQLException {
    try (PreparedStatement statement = prepared()) {
      return statement.executeUpdate();
    }
  }

  public <T> List<T> list(Row<T> row) throws SQLException {
    try (PreparedStatement statement = prepared();
        ResultSet rows = statement.executeQuery()) {
      List<T> found = new ArrayList<>();
      while (rows.next()) {
        found.add(row.of(rows));
      }
      return List.copyOf(found);
    }
  }

  /** The first row, if there is one. */
  public <T> Optional<T> first(Row<T> row) throws SQLException {
    try (PreparedStatement statement = prepared();
        ResultSet rows = statement.executeQuery()) {
      return rows.next() ? Optional.of(row.of(rows)) : Optional.empty();
    }
  }

  /** The one row of a statement that always has one. */
  public <T> T only(Row<T> row) throws SQLException {
    return first(row).orElseThrow(() -> new SQLException("no row came of: " + text));
  }

  private PreparedStatement prepared() throws SQLException {
    var statement = connection.prepareStatement(text);
    try {
      bind(statement, values);
      return statement;
    } catch (SQLException failed) {
      statement.close();
      throw failed;
    }
  }

  static void bind(PreparedStatement statement, List<@Nullable Object> values) throws SQLException {
    var index = 1;
    for (var value : values) {
      bind(statement, index, value);
      index++;
    }
  }

  private static void bind(PreparedStatement statement, int index, @Nullable Object value)
      throws SQLException {
    switch (value) {
      case Instant at -> statement.setTimestamp(index, Timestamp.from(at));
      case Money money -> statement.setBigDecimal(index, money.dollars());
      case Price price -> statement.setBigDecimal(index, price.dollars());
      case Contracts count -> statement.setBigDecimal(index, count.number());
      case List<?> list ->
          statement.setArray(
              index, statement.getConnection().createArrayOf("text", list.toArray()));
      case null, default -> statement.setObject(index, value);
    }
  }
}
