package io.rec.platform.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Statements of one transaction that go to the database together: each sees what the one before it
 * did, and the way there and back is paid once. Where one fails, none after it is run.
 */
public final class RoundTrip {
  private final Connection connection;
  private final List<@Nullable Object> values = new ArrayList<>();
  private final List<Answer<?>> answers = new ArrayList<>();

  private RoundTrip(Connection connection) {
    this.connection = connection;
  }

  public static RoundTrip on(Connection transaction) {
    return new RoundTrip(transaction);
  }

  /** What a statement of the trip answered, once the trip was made. */
  public static final class Answer<T> {
    private final String text;
    private final Sql.@Nullable Row<T> reading;
    private @Nullable List<T> rows;

    private Answer(String text, Sql.@Nullable Row<T> reading) {
      this.text = text;
      this.reading = reading;
    }

    public List<T> list() {
      if (rows == null) {
        throw new IllegalStateException("the trip was not made yet");
      }
      return rows;
    }

    public Optional<T> first() {
      return list().stream().findFirst();
    }

    /** The one row of a question that always has one. */
    public T only() throws SQLException {
      return first().orElseThrow(() -> new SQLException("no row came of: " + text));
    }

    private void take(@Nullable ResultSet result) throws SQLException {
      List<T> read = new ArrayList<>();
      while (result != null && reading != null && result.next()) {
        read.add(reading.of(result));
      }
      rows = List.copyOf(read);
    }
  }

  /** Adds a question. */
  public <T> Answer<T> ask(Sql.Row<T> row, String text, @Nullable Object... bound) {
    return with(new Answer<>(text, row), bound);
  }

  /** Adds a statement that is run for what it does. */
  public void run(String text, @Nullable Object... bound) {
    with(new Answer<>(text, null), bound);
  }

  private <T> Answer<T> with(Answer<T> answer, @Nullable Object... bound) {
    for (var value : bound) {
      values.add(value);
    }
    answers.add(answer);
    return answer;
  }

  /** Goes there and back. */
  public void go() throws SQLException {
    if (answers.isEmpty()) {
      return;
    }
    var text = answers.stream().map(answer -> answer.text).collect(Collectors.joining(";\n"));
    try (PreparedStatement statement = connection.prepareStatement(text)) {
      Sql.bind(statement, values);
      var hasRows = statement.execute();
      for (var answer : answers) {
        try (ResultSet rows = hasRows ? statement.getResultSet() : null) {
          answer.take(rows);
        }
        hasRows = statement.getMoreResults();
      }
    }
  }
}
