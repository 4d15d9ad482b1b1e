package io.rec.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rec.platform.testing.Postgres;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Statements that go to the database together")
class RoundTripTest {
  private Connection connection;

  @BeforeEach
  void table() throws SQLException {
    connection = Postgres.shared().superuser("postgres");
    connection.setAutoCommit(false);
    Sql.on(connection, "CREATE TEMP TABLE step (n int PRIMARY KEY) ON COMMIT DROP").update();
  }

  @AfterEach
  void gone() throws SQLException {
    connection.close();
  }

  @Test
  @DisplayName("each sees what the one before it did, and answers by itself")
  void inTheirOrder() throws SQLException {
    var trip = RoundTrip.on(connection);
    var before = trip.ask(row -> row.getInt(1), "SELECT count(*) FROM step");
    trip.run("INSERT INTO step VALUES (?), (?)", 7, 8);
    var after = trip.ask(row -> row.getInt(1), "SELECT n FROM step WHERE n > ? ORDER BY n", 0);
    trip.go();

    assertThat(before.only()).isZero();
    assertThat(after.list()).containsExactly(7, 8);
  }

  @Test
  @DisplayName("a failure runs nothing behind it, and the transaction is lost with it")
  void failure() throws SQLException {
    var trip = RoundTrip.on(connection);
    trip.run("INSERT INTO step VALUES (1)");
    trip.run("INSERT INTO step VALUES (1)");
    var never = trip.ask(row -> row.getInt(1), "SELECT n FROM step");

    assertThatThrownBy(trip::go)
        .isInstanceOfSatisfying(
            SQLException.class, failed -> assertThat(failed.getSQLState()).isEqualTo("23505"));
    assertThatThrownBy(never::list).isInstanceOf(IllegalStateException.class);
    connection.rollback();
  }

  @Test
  @DisplayName("a trip of nothing is not made, and no row is no first one")
  void nothing() throws SQLException {
    RoundTrip.on(connection).go();
    var trip = RoundTrip.on(connection);
    var none = trip.ask(row -> row.getInt(1), "SELECT n FROM step");
    trip.go();

    assertThat(none.first()).isEmpty();
    assertThatThrownBy(none::only).hasMessageContaining("SELECT n FROM step");
  }
}
