package io.rec.operator.controller.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against somebody else's server, a real one, over TLS that it has to prove itself by. */
class DumpPreparationTest {
  private static final Login ADMINISTRATOR =
      new Login("Desk \"1\"", new Password("administrators-own"));
  private static final String LEND =
      "GRANT rec_io_backup TO \"Desk \"\"1\"\"\" WITH INHERIT FALSE, SET TRUE";
  private static final Login SLOT = new Login("rec_io_user_a", new Password("slotPassword1"));

  private final Connections connections = new Connections();
  private DatabaseServer server;
  private DatabaseAddress address;

  @BeforeEach
  void startServer(@TempDir Path folder) throws Exception {
    var authority = new Authority(Files.createDirectory(folder.resolve("authority")));
    server = DatabaseServer.bare();
    server.run(
        "CREATE ROLE \"Desk \"\"1\"\"\" LOGIN CREATEROLE CREATEDB PASSWORD 'administrators-own'");
    server.demandPasswords();
    server.encrypt(authority.sign("server", "ip:127.0.0.1"));
    address =
        new DatabaseAddress(
            "127.0.0.1", server.port(), "rec_io_db", "verify-full", authority.pem());
    var slots = new SlotPreparation(connections, new SecureRandom(), new Terms("slots"));
    var request = new SlotRequest("uid", address, ADMINISTRATOR, "rec_io_user", SLOT, false);
    slots.enter(request);
    slots.prepare(request);
  }

  @AfterEach
  void stopServer() throws Exception {
    server.close();
  }

  private DumpRequest request() {
    return new DumpRequest("uid", address, ADMINISTRATOR);
  }

  private DumpPreparation leader(String name) throws SQLException {
    var leader = new DumpPreparation(connections, new Terms(name));
    leader.enter(request());
    return leader;
  }

  /** As the operator sees it, with the login of the services. */
  private DumpRole seen() {
    var look = new DatabaseLook(connections).look(address, SLOT, Optional.of(ADMINISTRATOR.user()));
    assertThat(look).isInstanceOf(Look.Open.class);
    return ((Look.Open) look).dumps().orElseThrow();
  }

  /** What a superuser may give to a login that is none. */
  private void letItMakeRolesThatReadEverything() throws SQLException {
    server.run(
        "ALTER ROLE \"Desk \"\"1\"\"\" BYPASSRLS",
        "GRANT pg_read_all_data TO \"Desk \"\"1\"\"\" WITH ADMIN OPTION");
  }

  /** As a dump does, of a table that shows nothing to anybody else. */
  private int rowsBehindSecurity() throws SQLException {
    server.runIn(
        "rec_io_db",
        "CREATE TABLE secret_rows (n int)",
        "ALTER TABLE secret_rows ENABLE ROW LEVEL SECURITY",
        "INSERT INTO secret_rows VALUES (7), (8)");
    try (var connection = connections.open(address, ADMINISTRATOR, Duration.ofSeconds(5));
        var statement = connection.createStatement()) {
      statement.execute("SET ROLE rec_io_backup");
      statement.execute("SET row_security = off");
      try (var row = statement.executeQuery("SELECT count(*) FROM secret_rows")) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  @Test
  @DisplayName("REC-DB-03 whoever may make roles that read everything makes the one of the copies")
  void makesTheRole() throws Exception {
    letItMakeRolesThatReadEverything();
    assertThat(seen().ready()).isFalse();

    leader("one").prepare(request());

    assertThat(seen().ready()).isTrue();
    assertThat(
            server.text(
                "postgres", "SELECT rolcanlogin FROM pg_roles WHERE rolname = 'rec_io_backup'"))
        .isEqualTo("f");
    assertThat(rowsBehindSecurity()).isEqualTo(2);
  }

  @Test
  void twiceIsOnce() throws Exception {
    letItMakeRolesThatReadEverything();
    var leader = leader("one");

    leader.prepare(request());
    leader.prepare(request());

    assertThat(seen().statements()).isEmpty();
  }

  @Test
  @DisplayName(
      "REC-DB-03 whoever may not is refused, and a superuser mends it with what is lacking")
  void aSuperuserMendsIt() throws Exception {
    var leader = leader("one");

    assertThatThrownBy(() -> leader.prepare(request()))
        .isInstanceOfSatisfying(
            SQLException.class, refused -> assertThat(refused.getSQLState()).isEqualTo("42501"));
    assertThat(server.texts("postgres", "SELECT rolname FROM pg_roles WHERE rolname ~ 'backup'"))
        .as("nothing of it, rather than half")
        .isEmpty();
    assertThat(seen().statements())
        .containsExactly(
            "CREATE ROLE rec_io_backup NOLOGIN BYPASSRLS",
            "GRANT pg_read_all_data TO rec_io_backup",
            LEND);

    server.run(seen().statements().toArray(String[]::new));

    assertThat(seen().ready()).isTrue();
    assertThat(rowsBehindSecurity()).isEqualTo(2);
  }

  @Test
  @DisplayName("a role that somebody made by half gets what it lacks, and no more is asked for")
  void completesTheRole() throws Exception {
    server.run("CREATE ROLE rec_io_backup", "GRANT pg_read_all_data TO rec_io_backup");
    assertThat(seen().statements()).containsExactly("ALTER ROLE rec_io_backup BYPASSRLS", LEND);

    server.run("ALTER ROLE \"Desk \"\"1\"\"\" SUPERUSER");
    leader("one").prepare(request());

    assertThat(
            server.text(
                "postgres", "SELECT rolbypassrls FROM pg_roles WHERE rolname = 'rec_io_backup'"))
        .isEqualTo("t");
    assertThat(seen().ready()).as("a superuser becomes everybody").isTrue();
    server.run("ALTER ROLE \"Desk \"\"1\"\"\" NOSUPERUSER");
    assertThat(seen().statements()).containsExactly(LEND);
  }

  @Test
  @DisplayName("a role that the administrator may give away and not become is of no use to him")
  void membershipAloneIsNotEnough() throws Exception {
    letItMakeRolesThatReadEverything();
    leader("one").prepare(request());
    server.run(
        "REVOKE rec_io_backup FROM \"Desk \"\"1\"\"\" CASCADE",
        "GRANT rec_io_backup TO \"Desk \"\"1\"\"\" WITH ADMIN TRUE, SET FALSE");

    assertThat(seen().statements()).containsExactly(LEND);
    server.run(seen().statements().toArray(String[]::new));

    assertThat(seen().ready()).isTrue();
  }

  @Test
  void leaderThatWasReplacedChangesNothing() throws Exception {
    letItMakeRolesThatReadEverything();
    var old = leader("old");
    leader("new");

    assertThatThrownBy(() -> old.prepare(request())).isInstanceOf(FencedException.class);

    assertThat(seen().present()).isFalse();
  }

  @Test
  @DisplayName("where logins are the owner's own nobody has made a fence yet")
  void bringsItsFence() throws Exception {
    letItMakeRolesThatReadEverything();
    server.runIn("rec_io_db", "DROP SCHEMA recio_operator CASCADE");

    leader("one").prepare(request());

    assertThat(server.text("rec_io_db", "SELECT holder || ' ' || term FROM recio_operator.fence"))
        .isEqualTo("one 1");
    assertThat(seen().ready()).isTrue();
  }

  @Test
  void nobodyIsAskedWhereNoCopiesAreTaken() {
    var look = new DatabaseLook(connections).look(address, SLOT);

    assertThat(look)
        .isInstanceOfSatisfying(Look.Open.class, open -> assertThat(open.dumps()).isEmpty());
  }
}
