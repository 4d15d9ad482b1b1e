package io.rec.operator.controller.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.rec.operator.api.TradingSystem;
import io.rec.operator.controller.database.Authority;
import io.rec.operator.controller.database.Connections;
import io.rec.operator.controller.database.DatabaseAddress;
import io.rec.operator.controller.database.DatabaseLook;
import io.rec.operator.controller.database.FencedException;
import io.rec.operator.controller.database.Login;
import io.rec.operator.controller.database.Look;
import io.rec.operator.controller.database.Password;
import io.rec.operator.controller.database.SessionCount;
import io.rec.operator.controller.database.SlotChange;
import io.rec.operator.controller.database.SlotChanges;
import io.rec.operator.controller.database.Terms;
import io.rec.operator.controller.runtime.Kubernetes.Api;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The sample desk on the sample Cluster: a real API server, a real PostgreSQL with TLS. */
@ExtendWith(Kubernetes.class)
class CloudNativePgIT {
  private final Api api;
  private final Authority authority;
  private final Authority renewed;
  private CloudNativePg database;
  private String namespace;

  CloudNativePgIT(Api api, @TempDir Path folder) throws IOException {
    this.api = api;
    this.authority = new Authority(Files.createDirectory(folder.resolve("first")));
    this.renewed = new Authority(Files.createDirectory(folder.resolve("second")));
  }

  @BeforeEach
  void bootstrap() throws IOException, SQLException {
    namespace = api.namespace();
    database = new CloudNativePg(authority);
  }

  @AfterEach
  void stop() throws IOException {
    database.close();
  }

  private static TradingSystem sample() throws IOException {
    return Serialization.unmarshal(
        Files.readString(CloudNativePg.sample("cloudnative-pg.yaml")), TradingSystem.class);
  }

  /** As the sample has it, at the address of this test's server. */
  private DeskOnServer desk() throws IOException {
    var desk =
        DeskOnServer.create(
            api.client(),
            namespace,
            sample().getMetadata().getName(),
            """
            database:
              external:
                host: %s
                port: %d
                sslMode: verify-full
                caSecretRef: {name: %s}
                adminSecretRef: {name: %s}
            """
                .formatted(
                    CloudNativePg.host(),
                    database.server().port(),
                    database.authoritySecret(),
                    database.loginSecret()));
    assertThat(withoutAddress(desk.read())).isEqualTo(withoutAddress(sample()));
    return desk;
  }

  private static Object withoutAddress(TradingSystem desk) {
    var database = desk.getSpec().database();
    var external = database.external();
    return Map.of(
        "name", database.name(),
        "user", database.user(),
        "mode", external.sslMode(),
        "ca", external.caSecretRef(),
        "admin", external.adminSecretRef());
  }

  private RunningOperator operator() {
    return RunningOperator.in(api.another(), namespace);
  }

  private static Map<String, String> login(DeskOnServer desk) {
    return desk.secret("recio-db").getData().entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                entry ->
                    new String(
                        Base64.getDecoder().decode(entry.getValue()), StandardCharsets.UTF_8),
                (one, other) -> one,
                TreeMap::new));
  }

  /** As a service would, with all that stands in the Secret. */
  private static Look look(Map<String, String> login) {
    return new DatabaseLook(new Connections())
        .look(
            address(login),
            new Login(login.get("POSTGRES_USER"), new Password(login.get("POSTGRES_PASSWORD"))));
  }

  @Test
  @DisplayName("desk and Cluster of the samples fit each other")
  void samplesFit() throws IOException {
    var external = sample().getSpec().database().external();

    assertThat(sample().getMetadata().getNamespace()).isEqualTo(database.namespace());
    assertThat(external.host()).isEqualTo(database.service());
    assertThat(external.adminSecretRef().name()).isEqualTo(database.loginSecret());
    assertThat(external.caSecretRef().name()).isEqualTo(database.authoritySecret());
  }

  @Test
  @DisplayName("BOT-SEC-06 CloudNativePG's Secrets lead to logins, schema and components")
  void comesUpOnItsSecrets() throws IOException, SQLException {
    database.publish(api.client(), namespace, authority);
    try (var operator = operator()) {
      var desk = desk();
      desk.eventually(() -> "LoginWorks".equals(desk.reason("CredentialsReady")));
      desk.eventually(() -> desk.list(Job.class).size() == 1);

      var login = login(desk);
      assertThat(login)
          .containsEntry("POSTGRES_HOST", CloudNativePg.host())
          .containsEntry("POSTGRES_PORT", Integer.toString(database.server().port()))
          .containsEntry("POSTGRES_DB", "rec_io_db")
          .containsEntry("POSTGRES_USER", "rec_io_user_a")
          .containsEntry("sslmode", "verify-full")
          .containsEntry("ca.crt", authority.pem());
      assertThat(login.get("DATABASE_URL")).endsWith("/rec_io_db?sslmode=verify-full");
      assertThat(login).doesNotContainKeys("ca.key", "username", "uri", "pgpass");
      assertThat(look(login)).isInstanceOf(Look.Open.class);
      assertThat(owners()).isEqualTo("rec_io_db of rec_io_user");
      assertThat(desk.list(StatefulSet.class)).isEmpty();
      var pod = desk.list(Job.class).getFirst().getSpec().getTemplate().getSpec();
      assertThat(pod.getVolumes())
          .anyMatch(
              volume ->
                  volume.getSecret() != null
                      && "recio-db".equals(volume.getSecret().getSecretName()));

      desk.finishJobs();
      desk.bringUp();
      desk.eventually(() -> "AllComponentsReady".equals(desk.reason("Ready")));
      assertThat(desk.reason("BackupHealthy")).isEqualTo("NoBackupYet");
      assertThat(desk.list(CronJob.class))
          .extracting(job -> job.getMetadata().getName())
          .containsExactlyInAnyOrder("backup", "restore-drill");
      assertThat(operator.writes()).isPositive();
    }
  }

  @Test
  @DisplayName("REC-DB-03 what the login may not make is told as SQL, and a superuser mends it")
  void tellsWhatCopiesNeed() throws IOException, SQLException {
    database.publish(api.client(), namespace, authority);
    database.server().run("DROP ROLE rec_io_backup");
    var before = tries();
    try (var operator = operator()) {
      var desk = desk();
      desk.eventually(() -> "RoleCannotDump".equals(desk.reason("BackupHealthy")));
      var message = desk.condition("BackupHealthy").message();
      assertThat(message)
          .contains(database.administrator().user(), "permission denied")
          .doesNotContain(database.administrator().password().value());
      assertThat(desk.reason("CredentialsReady")).as("the desk works").isEqualTo("LoginWorks");
      desk.finishJobs();
      desk.bringUp();
      desk.eventually(() -> "AllComponentsReady".equals(desk.reason("Ready")));

      assertThat(tries() - before).as("once in an hour, however many passes").isBetween(1L, 2L);

      var statements = message.substring(message.indexOf("CREATE ROLE"));
      database.server().run(statements);

      desk.eventually(() -> "NoBackupYet".equals(desk.reason("BackupHealthy")));
      assertThat(operator.writes()).isPositive();
    }
  }

  /** The server writes down every statement that it is given. */
  private long tries() throws IOException, SQLException {
    return database
        .server()
        .log()
        .lines()
        .filter(line -> line.contains("LOG:") && line.contains("CREATE ROLE rec_io_backup NOLOGIN"))
        .count();
  }

  @Test
  @DisplayName("REC-DB-03 what the login may make is made, over the TLS of everything else")
  void makesWhatCopiesNeed() throws IOException, SQLException {
    database.publish(api.client(), namespace, authority);
    database
        .server()
        .run(
            "DROP ROLE rec_io_backup",
            "ALTER ROLE %s BYPASSRLS".formatted(database.administrator().user()),
            "GRANT pg_read_all_data TO %s WITH ADMIN OPTION"
                .formatted(database.administrator().user()));
    try (var operator = operator()) {
      var desk = desk();
      desk.eventually(
          () ->
              "t"
                  .equals(
                      database
                          .server()
                          .text(
                              "postgres",
                              "SELECT rolbypassrls FROM pg_roles WHERE rolname ="
                                  + " 'rec_io_backup'")));
      desk.eventually(() -> "NoBackupYet".equals(desk.reason("BackupHealthy")));
      assertThat(operator.writes()).isPositive();
    }
  }

  private String owners() throws SQLException {
    return database
        .server()
        .text(
            "postgres",
            "SELECT datname || ' of ' || pg_get_userbyid(datdba) FROM pg_database WHERE datname ="
                + " 'rec_io_db'");
  }

  @Test
  @DisplayName("the sample's login makes the next login of a rotation")
  void rotates() throws IOException, SQLException {
    database.publish(api.client(), namespace, authority);
    try (var operator = RunningOperator.in(api.another(), namespace, 1, new FastClock())) {
      var desk = desk();
      var player = new Controllers(desk, nobody -> false);
      eventually(desk, player, () -> "AllComponentsReady".equals(desk.reason("Ready")));

      patch(desk, "{\"metadata\":{\"annotations\":{\"rec.io/rotate-credentials\":\"now\"}}}");

      eventually(desk, player, () -> "rec_io_user_b".equals(login(desk).get("POSTGRES_USER")));
      assertThat(look(login(desk))).isInstanceOf(Look.Open.class);
      assertThat(operator.writes()).isPositive();
    }
  }

  @Test
  @DisplayName("the sample's login sees and ends sessions, as a rotation may have to")
  void endsSessions() throws IOException, SQLException, FencedException {
    database.publish(api.client(), namespace, authority);
    try (var operator = operator()) {
      var desk = desk();
      desk.eventually(() -> "LoginWorks".equals(desk.reason("CredentialsReady")));
      assertThat(operator.writes()).isPositive();
      var slot = login(desk);
      var connections = new Connections();
      var password = new Password(slot.get("POSTGRES_PASSWORD"));
      try (var session =
              connections.open(
                  address(slot), new Login("rec_io_user_a", password), Duration.ofMinutes(1));
          var statement = session.createStatement()) {
        statement.execute("SET application_name = 'trade-manager'");

        assertThat(
                new SessionCount(connections)
                    .look(address(slot), database.administrator(), Set.of("rec_io_user_a")))
            .containsEntry("rec_io_user_a", Set.of("trade-manager"));
        end(connections, address(slot));

        await().atMost(Duration.ofSeconds(10)).until(() -> !session.isValid(1));
      }
    }
  }

  private void end(Connections connections, DatabaseAddress address)
      throws SQLException, FencedException {
    var changes = new SlotChanges(connections, new SecureRandom(), new Terms("test"));
    var change =
        new SlotChange(
            "test", address, database.administrator(), "rec_io_user_a", SlotChange.Kind.TERMINATE);
    changes.enter(change);
    changes.carryOut(change);
  }

  private static DatabaseAddress address(Map<String, String> login) {
    return new DatabaseAddress(
        login.get("POSTGRES_HOST"),
        Integer.parseInt(login.get("POSTGRES_PORT")),
        login.get("POSTGRES_DB"),
        login.get("sslmode"),
        login.get("ca.crt"));
  }

  private static void eventually(DeskOnServer desk, Controllers player, Callable<Boolean> fact) {
    desk.eventually(
        () -> {
          player.play();
          return fact.call();
        });
  }

  private void patch(DeskOnServer desk, String change) {
    api.client()
        .resources(TradingSystem.class)
        .inNamespace(namespace)
        .withName(desk.name())
        .patch(PatchContext.of(PatchType.JSON_MERGE), change);
  }

  @Test
  @DisplayName(
      "BOT-SEC-06 a renewed authority is told as what is wrong, then followed; nobody rolls")
  void followsTheAuthority() throws IOException, SQLException {
    database.publish(api.client(), namespace, authority);
    try (var operator = operator()) {
      var desk = desk();
      desk.eventually(() -> "LoginWorks".equals(desk.reason("CredentialsReady")));
      desk.eventually(() -> desk.list(Job.class).size() == 1);
      desk.finishJobs();
      desk.bringUp();
      desk.eventually(() -> "AllComponentsReady".equals(desk.reason("Ready")));
      var generations = generations(desk);

      database.prove(renewed, "second");
      desk.eventually(() -> "TlsFailed".equals(desk.reason("DatabaseReady")));
      assertThat(desk.condition("DatabaseReady").message())
          .contains(CloudNativePg.host(), "database.external.caSecretRef", "ca.crt")
          .doesNotContain(login(desk).get("POSTGRES_PASSWORD"), "BEGIN");
      assertThat(desk.read().getStatus().message()).contains("caSecretRef");
      assertThat(desk.reason("Ready")).isNotEqualTo("AllComponentsReady");

      database.publishAuthority(api.client(), namespace, renewed);
      desk.eventually(() -> "AllComponentsReady".equals(desk.reason("Ready")));

      assertThat(login(desk)).containsEntry("ca.crt", renewed.pem());
      assertThat(look(login(desk))).isInstanceOf(Look.Open.class);
      assertThat(generations(desk)).isEqualTo(generations);
      assertThat(desk.list(Event.class))
          .extracting(Event::getReason)
          .doesNotContain("DriftHealed", "RecoveryStarted");
      assertThat(operator.writes()).isPositive();
    }
  }

  private static Map<String, Long> generations(DeskOnServer desk) {
    return desk.list(Deployment.class).stream()
        .collect(
            Collectors.toMap(
                found -> found.getMetadata().getName(),
                found -> found.getMetadata().getGeneration()));
  }

  @Test
  @DisplayName("until CloudNativePG has made its Secrets, the desk says which one it waits for")
  void waitsForItsSecrets() throws IOException {
    try (var operator = operator()) {
      var desk = desk();
      desk.eventually(() -> "SecretMissing".equals(desk.reason("CredentialsReady")));
      assertThat(desk.condition("CredentialsReady").message()).contains(database.loginSecret());

      database.publish(api.client(), namespace, authority);

      desk.eventually(() -> "LoginWorks".equals(desk.reason("CredentialsReady")));
      assertThat(operator.writes()).isPositive();
    }
  }
}
