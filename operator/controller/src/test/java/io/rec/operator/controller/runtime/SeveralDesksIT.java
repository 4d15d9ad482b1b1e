package io.rec.operator.controller.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.rec.operator.controller.database.Connections;
import io.rec.operator.controller.database.DatabaseLook;
import io.rec.operator.controller.database.DatabaseServer;
import io.rec.operator.controller.database.Login;
import io.rec.operator.controller.database.Look;
import io.rec.operator.controller.database.Password;
import io.rec.operator.controller.database.TradingSchema;
import io.rec.operator.controller.runtime.Kubernetes.Api;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * One operator for several namespaces: good desks with a database each, and one whose database
 * takes connections and never says a word, which is the worst that a database can do.
 */
@ExtendWith(Kubernetes.class)
@TestInstance(Lifecycle.PER_CLASS)
class SeveralDesksIT {
  private static final int NOBODY = 1;

  private static final String CYCLE =
      """
      components:
        - {name: trade-manager, dependsOn: [trade-executor]}
        - {name: trade-executor, dependsOn: [trade-manager]}
      """;

  /** What is drawn or derived for one desk, and must be known to no other. */
  private static final Map<String, List<String>> SECRETS =
      Map.of(
          "recio-root", List.of("seed"),
          "recio-db", List.of("POSTGRES_PASSWORD"),
          "recio-db-operator", List.of("POSTGRES_PASSWORD", "superuser-password"),
          "recio-tokens", List.of("service-current", "jwt-current", "seal-current"),
          "recio-admin", List.of("password"),
          "recio-paper-key", List.of("kalshi.pem"));

  private final Api api;
  private final Map<String, Integer> ports = new ConcurrentHashMap<>();
  private final Map<String, DatabaseServer> databases = new TreeMap<>();
  private final List<AutoCloseable> open = new ArrayList<>();
  private DeskOnServer north;
  private DeskOnServer south;
  private DeskOnServer broken;
  private DeskOnServer refused;
  private DeskOnServer doomed;
  private RunningOperator operator;

  SeveralDesksIT(Api api) {
    this.api = api;
  }

  @BeforeAll
  void bringUp() throws IOException, SQLException {
    var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    open.add(silent);
    north = desk(NOBODY);
    south = desk(NOBODY);
    broken = desk(silent.getLocalPort());
    refused = desk(NOBODY);
    doomed = desk(NOBODY);
    operator = RunningOperator.over(api.another(), ports, Clock.systemUTC());
    open.add(operator);
    create(broken, "");
    create(north, "");
    create(south, "");
    ready(north);
    ready(south);
  }

  @AfterAll
  void stop() throws Exception {
    for (var each : open.reversed()) {
      each.close();
    }
  }

  private DeskOnServer desk(int databasePort) {
    var namespace = api.namespace();
    ports.put(namespace, databasePort);
    return new DeskOnServer(api.client(), namespace, "desk");
  }

  private static void create(DeskOnServer desk, String spec) {
    DeskOnServer.create(desk.client(), desk.namespace(), desk.name(), spec);
  }

  /** With a server as our image makes it from the Secret of that desk. */
  private void ready(DeskOnServer desk) throws IOException, SQLException {
    desk.eventually(() -> desk.secret("recio-db-operator") != null);
    var database =
        DatabaseServer.managed(new Password(value(desk, "recio-db-operator", "POSTGRES_PASSWORD")));
    open.add(database);
    databases.put(desk.namespace(), database);
    TradingSchema.migrate(database);
    TradingSchema.watch(database);
    ports.put(desk.namespace(), database.port());
    desk.eventually(() -> "LoginWorks".equals(desk.reason("CredentialsReady")));
    desk.eventually(() -> desk.list(Job.class).size() == 1);
    desk.finishJobs();
    desk.bringUp();
    desk.eventually(() -> "AllComponentsReady".equals(desk.reason("Ready")));
  }

  private static String value(DeskOnServer desk, String secret, String key) {
    return new String(
        Base64.getDecoder().decode(desk.secret(secret).getData().get(key)), StandardCharsets.UTF_8);
  }

  /** Nothing of it is written any more. */
  private static Map<String, String> atRest(DeskOnServer desk) {
    var last = new AtomicReference<Map<String, String>>(Map.of());
    await()
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofSeconds(3))
        .until(
            () -> {
              var now = desk.versions();
              return now.equals(last.getAndSet(now));
            });
    return last.get();
  }

  @Test
  @DisplayName("REC-SCL-01 desks come up side by side, whatever one of them waits for")
  void comeUpSideBySide() throws SQLException {
    for (var desk : List.of(north, south)) {
      assertThat(desk.read().getStatus().ready()).isEqualTo("16/16");
      assertThat(databases.get(desk.namespace()).text("rec_io_db", term())).isEqualTo("1");
    }
    broken.eventually(() -> "Starting".equals(broken.reason("DatabaseReady")));
    assertThat(broken.list(Deployment.class)).hasSize(16);
    assertThat(broken.reason("Ready")).isNotEqualTo("AllComponentsReady");
    assertThat(operator.writes()).isPositive();
  }

  private static String term() {
    return "SELECT term FROM recio_operator.fence";
  }

  @Test
  @DisplayName("REC-SCL-01 what opens one desk opens no other")
  void shareNothing() {
    SECRETS.forEach(
        (secret, keys) ->
            keys.forEach(
                key ->
                    assertThat(
                            Stream.of(north, south, broken).map(desk -> value(desk, secret, key)))
                        .as(secret + "/" + key)
                        .doesNotHaveDuplicates()
                        .noneMatch(String::isBlank)));
    assertThat(look(north, north)).isInstanceOf(Look.Open.class);
    assertThat(look(north, south)).isInstanceOf(Look.Refused.class);
    assertThat(look(south, north)).isInstanceOf(Look.Refused.class);
  }

  /** With the login of one desk at the database of another. */
  private Look look(DeskOnServer whose, DeskOnServer where) {
    var login =
        new Login(
            value(whose, "recio-db", "POSTGRES_USER"),
            new Password(value(whose, "recio-db", "POSTGRES_PASSWORD")));
    return new DatabaseLook(new Connections())
        .look(databases.get(where.namespace()).address(), login);
  }

  @Test
  @DisplayName("REC-SCL-01 a desk that is refused, and one that is deleted, touch no other")
  void leaveEachOtherAlone() throws IOException, SQLException {
    var northern = atRest(north);
    var southern = atRest(south);

    create(refused, CYCLE);
    refused.eventually(() -> "DependencyCycle".equals(refused.reason("Ready")));
    create(doomed, "");
    ready(doomed);
    delete(doomed);
    delete(refused);

    assertThat(north.versions()).isEqualTo(northern);
    assertThat(south.versions()).isEqualTo(southern);
    assertThat(look(north, north)).isInstanceOf(Look.Open.class);
    assertThat(operator.writes()).isPositive();
  }

  @Test
  @DisplayName("a desk in a namespace that the operator was not given is not touched")
  void leavesOtherNamespacesAlone() {
    var stranger = new DeskOnServer(api.client(), api.namespace(), "desk");
    create(stranger, "");

    north.poke("while it is there");
    broken.poke("while it is there");
    atRest(north);

    assertThat(stranger.read().getStatus()).isNull();
    assertThat(stranger.read().getMetadata().getFinalizers()).isEmpty();
    assertThat(stranger.list(Deployment.class)).isEmpty();
  }

  /** The controllers that are not there end its pods. */
  private void delete(DeskOnServer desk) {
    var controllers = new Controllers(desk, deployment -> false);
    api.client().resource(desk.read()).delete();
    // Gone in the end, whether that was seen by us or by them.
    desk.eventually(() -> desk.read() == null || (played(controllers) && desk.read() == null));
  }

  /** False if the desk went while they wrote to it. */
  private static boolean played(Controllers controllers) {
    try {
      controllers.play();
      return true;
    } catch (KubernetesClientException e) {
      if (e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
        return false;
      }
      throw e;
    }
  }

  @Test
  @DisplayName("a second desk in a namespace waits for the first, and does nothing to it")
  void secondOfANamespaceWaits() {
    var northern = atRest(north);

    var second = DeskOnServer.create(api.client(), north.namespace(), "second", "");
    second.eventually(() -> "NamespaceOccupied".equals(second.reason("Ready")));
    assertThat(second.condition("Ready").message()).contains("desk");
    api.client().resource(second.read()).delete();
    second.eventually(() -> second.read() == null);

    assertThat(north.versions()).isEqualTo(northern);
  }
}
