package io.rec.operator.controller.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a real server that demands passwords. */
class SlotPreparationTest {
  private static final Login SLOT = new Login("rec_io_user_a", new Password("firstPassword1"));
  private static final Login OPERATOR =
      new Login("recio_operator", DatabaseServer.OPERATOR_PASSWORD);

  private final Connections connections = new Connections();
  private DatabaseServer server;

  @BeforeEach
  void startServer() throws Exception {
    server = DatabaseServer.managed(DatabaseServer.OPERATOR_PASSWORD);
  }

  @AfterEach
  void stopServer() throws Exception {
    server.close();
  }

  @Test
  void loginWorksAndActsAsTheOwner() throws Exception {
    leader("one").prepare(request(SLOT));

    try (var connection = connections.open(server.address(), SLOT, Duration.ofSeconds(2));
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE belongs_to_owner ()");
    }
    assertThat(
            server.text(
                "rec_io_db",
                "SELECT tableowner FROM pg_tables WHERE tablename = 'belongs_to_owner'"))
        .isEqualTo("rec_io_user");
  }

  @Test
  void twiceIsOnce() throws Exception {
    var leader = leader("one");

    leader.prepare(request(SLOT));
    leader.prepare(request(SLOT));

    assertThat(
            server.texts("postgres", "SELECT rolname FROM pg_roles WHERE rolname ~ '^rec_io_user'"))
        .containsExactlyInAnyOrder("rec_io_user", "rec_io_user_a");
  }

  @Test
  void anotherPasswordReplacesTheOld() throws Exception {
    var leader = leader("one");
    leader.prepare(request(SLOT));
    var next = new Login(SLOT.user(), new Password("secondPassword2"));

    leader.prepare(request(next));

    assertThat(new DatabaseLook(connections).look(server.address(), next))
        .isInstanceOf(Look.Open.class);
    assertThat(new DatabaseLook(connections).look(server.address(), SLOT))
        .isInstanceOf(Look.Refused.class);
  }

  @Test
  void leaderThatWasReplacedChangesNothing() throws Exception {
    var old = leader("old");
    old.prepare(request(SLOT));
    leader("new").prepare(request(SLOT));

    assertThatThrownBy(() -> old.prepare(request(new Login(SLOT.user(), new Password("tooLate3")))))
        .isInstanceOf(FencedException.class);

    assertThat(new DatabaseLook(connections).look(server.address(), SLOT))
        .isInstanceOf(Look.Open.class);
  }

  @Test
  void fenceNamesItsHolder() throws Exception {
    leader("recio-operator-abc").prepare(request(SLOT));

    assertThat(server.text("rec_io_db", "SELECT holder || ' ' || term FROM recio_operator.fence"))
        .isEqualTo("recio-operator-abc 1");
  }

  @Test
  void wrongAdministratorIsAFailureThatSaysSo() {
    var stranger = new Login("recio_operator", new Password("wrong"));

    assertThatThrownBy(
            () ->
                leader("one")
                    .prepare(
                        new SlotRequest(
                            "uid", server.address(), stranger, "rec_io_user", SLOT, true)))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("password authentication failed");
  }

  @Test
  void bringsOwnerDatabaseAndFenceToSomebodyElsesServer() throws Exception {
    try (var foreign = DatabaseServer.bare()) {
      foreign.run("CREATE ROLE dba LOGIN CREATEROLE CREATEDB PASSWORD 'dbaPassword4'");
      foreign.demandPasswords();
      var administrator = new Login("dba", new Password("dbaPassword4"));
      var request =
          new SlotRequest("uid", foreign.address(), administrator, "rec_io_user", SLOT, false);

      leader("one").prepare(request);
      leader("two").prepare(request);

      assertThat(foreign.text("rec_io_db", "SELECT term FROM recio_operator.fence")).isEqualTo("2");
      assertThat(new DatabaseLook(connections).look(foreign.address(), SLOT))
          .isInstanceOf(Look.Open.class);
    }
  }

  @Test
  void looksAtTheSchemasVersion() throws Exception {
    leader("one").prepare(request(SLOT));
    server.runIn(
        "rec_io_db",
        "CREATE TABLE flyway_schema_history (installed_rank int, version text, success boolean)",
        "INSERT INTO flyway_schema_history VALUES (1, '1', true), (2, '2', true), (3, '3', false)",
        "ALTER TABLE flyway_schema_history OWNER TO rec_io_user");

    var look = new DatabaseLook(connections).look(server.address(), SLOT);

    assertThat(look)
        .isInstanceOfSatisfying(
            Look.Open.class, open -> assertThat(open.schemaVersion()).isEqualTo("2"));
  }

  @Test
  void silentServerIsAwayRatherThanRefusing() throws Exception {
    var nowhere = new DatabaseAddress("127.0.0.1", 1, "rec_io_db", "disable", "");

    assertThat(new DatabaseLook(connections).look(nowhere, SLOT)).isInstanceOf(Look.Away.class);
  }

  private Leader leader(String name) {
    return new Leader(new SlotPreparation(connections, new SecureRandom(), new Terms(name)));
  }

  /** As a pass does it: the term first, then the step. */
  private record Leader(SlotPreparation slots) {
    void prepare(SlotRequest request) throws SQLException, FencedException {
      slots.enter(request);
      slots.prepare(request);
    }
  }

  private SlotRequest request(Login slot) {
    return new SlotRequest("uid", server.address(), OPERATOR, "rec_io_user", slot, true);
  }
}
