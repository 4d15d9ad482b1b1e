package io.rec.operator.controller.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.rec.operator.controller.database.SlotChange.Kind;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Every SQL step of a rotation against a real server, with a session that writes throughout. */
class SlotChangesTest {
  private static final Login OLD = new Login("rec_io_user_a", new Password("oldPassword4711"));
  private static final Login NEW = new Login("rec_io_user_b", new Password("newPassword0815"));
  private static final Login OPERATOR =
      new Login("recio_operator", DatabaseServer.OPERATOR_PASSWORD);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Connections connections = new Connections();
  private DatabaseServer server;
  private WritingSession old;

  @BeforeEach
  void startServer() throws Exception {
    server = DatabaseServer.managed(DatabaseServer.OPERATOR_PASSWORD);
    new Leader("zero").prepare(OLD);
    old = new WritingSession(server, OLD, "trade-manager");
  }

  @AfterEach
  void stopServer() throws Exception {
    old.close();
    server.close();
  }

  @Test
  @DisplayName("a rotation, each step twice, each by an operator that has just started")
  void wholeRotation() throws Exception {
    twice(leader -> leader.prepare(NEW));
    assertThat(look(OLD)).isInstanceOf(Look.Open.class);
    assertThat(look(NEW)).isInstanceOf(Look.Open.class);

    twice(leader -> leader.change(OLD, Kind.REOPEN));
    assertThat(look(OLD)).isInstanceOf(Look.Open.class);

    twice(leader -> leader.change(OLD, Kind.CLOSE));
    assertThat(look(OLD)).isInstanceOf(Look.Refused.class);
    assertThat(look(NEW)).isInstanceOf(Look.Open.class);
    stillWrites();

    twice(leader -> leader.change(OLD, Kind.REOPEN));
    assertThat(look(OLD)).isInstanceOf(Look.Open.class);

    twice(leader -> leader.change(OLD, Kind.CLOSE));
    twice(leader -> leader.change(OLD, Kind.SCRAMBLE));
    new Leader("late").change(OLD, Kind.REOPEN);
    assertThat(look(OLD)).isInstanceOf(Look.Refused.class);
    assertThat(look(NEW)).isInstanceOf(Look.Open.class);
    stillWrites();

    twice(leader -> leader.change(OLD, Kind.TERMINATE));
    await().atMost(PATIENCE).until(() -> old.failure().isPresent());
    assertThat(look(NEW)).isInstanceOf(Look.Open.class);
  }

  private interface Work {
    void by(Leader leader) throws SQLException, FencedException;
  }

  /** The first operator dies after its statement; another one does it again. */
  private void twice(Work work) throws SQLException, FencedException {
    work.by(new Leader("first"));
    work.by(new Leader("second"));
  }

  private void stillWrites() {
    var before = old.rows();
    await().atMost(PATIENCE).until(() -> old.rows() > before + 10);
    assertThat(old.failure()).isEmpty();
  }

  @Test
  @DisplayName("SEN-SEC-01 the server's statement log never holds a password")
  void logHoldsNoPassword() throws Exception {
    var leader = new Leader("one");
    leader.prepare(NEW);
    leader.change(OLD, Kind.CLOSE);
    leader.change(OLD, Kind.SCRAMBLE);

    assertThat(server.log())
        .contains("ALTER ROLE", "rec_io_user_b", "SCRAM-SHA-256$4096", "NOLOGIN")
        .doesNotContain(OLD.password().value(), NEW.password().value());
  }

  @Test
  void leaderThatWasReplacedChangesNothing() throws Exception {
    var replaced = new Leader("replaced");
    replaced.change(OLD, Kind.REOPEN);
    new Leader("new").change(OLD, Kind.REOPEN);

    assertThatThrownBy(() -> replaced.carryOut(OLD, Kind.SCRAMBLE))
        .isInstanceOf(FencedException.class);

    assertThat(look(OLD)).isInstanceOf(Look.Open.class);
  }

  @Test
  void leaderThatWasPushedAsideTakesANewTermOnlyWhenItBeginsAnew() throws Exception {
    var leader = new Leader("one");
    leader.change(OLD, Kind.REOPEN);
    new Leader("other").change(OLD, Kind.REOPEN);
    assertThatThrownBy(() -> leader.carryOut(OLD, Kind.CLOSE)).isInstanceOf(FencedException.class);

    assertThatThrownBy(() -> leader.carryOut(OLD, Kind.CLOSE))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("no term");
    leader.change(OLD, Kind.CLOSE);

    assertThat(look(OLD)).isInstanceOf(Look.Refused.class);
  }

  @Test
  void retiringASlotThatNeverWasIsNoFailure() throws Exception {
    new Leader("one").change(NEW, Kind.SCRAMBLE);

    assertThat(server.texts("postgres", "SELECT rolname FROM pg_roles WHERE rolname ~ '_b$'"))
        .isEmpty();
  }

  @Test
  void namesWhoIsLoggedInAndLeavesOurselvesOut() throws Exception {
    new Leader("one").prepare(NEW);
    var roles = Set.of("rec_io_user_a", "rec_io_user_b");

    try (var listener = new WritingSession(server, NEW, "main-app-listen");
        var nameless = new WritingSession(server, NEW, "");
        var ourselves = new WritingSession(server, NEW, "recio-operator")) {
      var found = new SessionCount(connections).look(server.address(), OPERATOR, roles);

      assertThat(found).containsOnlyKeys(roles);
      assertThat(found.get("rec_io_user_a")).containsExactly("trade-manager");
      assertThat(found.get("rec_io_user_b"))
          .containsExactly("main-app-listen", "unnamed session from 127.0.0.1");
      assertThat(listener.failure()).isEmpty();
      assertThat(nameless.failure()).isEmpty();
      assertThat(ourselves.failure()).isEmpty();
    }
  }

  private Look look(Login login) {
    return new DatabaseLook(connections).look(server.address(), login);
  }

  /** As a pass does it: the term first, then the step. */
  private final class Leader {
    private final SlotPreparation preparations;
    private final SlotChanges changes;

    Leader(String name) {
      var terms = new Terms(name);
      var random = new SecureRandom();
      preparations = new SlotPreparation(connections, random, terms);
      changes = new SlotChanges(connections, random, terms);
    }

    void prepare(Login login) throws SQLException, FencedException {
      var request = new SlotRequest("uid", server.address(), OPERATOR, "rec_io_user", login, true);
      preparations.enter(request);
      preparations.prepare(request);
    }

    void change(Login login, Kind kind) throws SQLException, FencedException {
      changes.enter(request(login, kind));
      carryOut(login, kind);
    }

    void carryOut(Login login, Kind kind) throws SQLException, FencedException {
      changes.carryOut(request(login, kind));
    }

    private SlotChange request(Login login, Kind kind) {
      return new SlotChange("uid", server.address(), OPERATOR, login.user(), kind);
    }
  }
}
