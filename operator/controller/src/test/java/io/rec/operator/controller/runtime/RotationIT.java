package io.rec.operator.controller.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.rec.operator.api.TradingSystem;
import io.rec.operator.api.status.CredentialsStatus;
import io.rec.operator.controller.database.Connections;
import io.rec.operator.controller.database.DatabaseLook;
import io.rec.operator.controller.database.DatabaseServer;
import io.rec.operator.controller.database.Login;
import io.rec.operator.controller.database.Look;
import io.rec.operator.controller.database.Password;
import io.rec.operator.controller.plan.Desks;
import io.rec.operator.controller.render.Names;
import io.rec.operator.controller.runtime.Kubernetes.Api;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rotations on a real API server and a real PostgreSQL, with services that write throughout. */
@ExtendWith(Kubernetes.class)
class RotationIT {
  private static final String SPEC =
      "database: {managed: {}, credentials: {rotation: {every: 720h, overlap: 1m}}}";

  /** Services need a moment of real time to move, so that less may pass while they do. */
  private static final Duration SHORT = Duration.ofSeconds(20);

  private static final Duration LONG = Duration.ofMinutes(2);

  /** Where the last kill points begin: no rotation has as many writes. */
  private static final int LAST = 36;

  private final Api api;
  private final HurriedClock clock = new HurriedClock();
  private DatabaseServer server;
  private DeskOnServer desk;
  private String namespace;

  RotationIT(Api api) {
    this.api = api;
  }

  @BeforeEach
  void installDesk() throws Exception {
    namespace = api.namespace();
    DeskOnServer.plantSeed(api.client(), namespace);
    server = DatabaseServer.managed(new Password(Desks.SEED.derive("recio_operator/1", 32)));
    desk = DeskOnServer.create(api.client(), namespace, "desk", SPEC);
    try (var operator = operator()) {
      desk.eventually(() -> desk.list(Job.class).size() == 1);
      desk.finishJobs();
      desk.bringUp();
      desk.eventually(() -> "AllComponentsReady".equals(desk.reason("Ready")));
      assertThat(operator.passes()).isPositive();
    }
  }

  @AfterEach
  void stopServer() throws Exception {
    server.close();
  }

  @Test
  @DisplayName("SEN-SEC-03 a rotation loses no request and restarts nobody")
  void wholeRotation() throws Exception {
    var before = login(Names.LOGIN_SECRET);
    var templates = templates();
    try (var services = new PlayedServices(desk, server);
        var operator = operator()) {
      ask("one");

      hurryUntil("Switching");
      assertThat(login(Names.LOGIN_SECRET).user()).isEqualTo("rec_io_user_b");
      assertThat(login("recio-db-prev")).isEqualTo(before);
      assertThat(look(before)).isInstanceOf(Look.Open.class);
      hurryUntil("Draining");
      desk.eventually(() -> look(before) instanceof Look.Refused);
      hurryUntil("Stable");

      var status = credentials();
      assertThat(status.generation()).isEqualTo(2);
      assertThat(status.slot()).isEqualTo("b");
      assertThat(status.pendingGeneration()).isNull();
      assertThat(status.nextRotation()).isEqualTo(status.lastRotated().plus(Duration.ofDays(30)));
      assertThat(desk.secret("recio-db-next")).isNull();
      assertThat(desk.secret("recio-db-prev")).isNull();
      assertThat(look(before)).isInstanceOf(Look.Refused.class);
      assertThat(look(login(Names.LOGIN_SECRET))).isInstanceOf(Look.Open.class);
      assertThat(templates()).isEqualTo(templates);
      assertThat(services.failures()).isEmpty();
      assertThat(services.writes()).isPositive();
      desk.eventually(
          () -> reasons().containsAll(List.of("CredentialsRotating", "CredentialRotated")));
      assertThat(reasons()).doesNotContain("DriftHealed", "SecretRestored");
      assertThat(operator.registry().get("recio.rotation.phase").tag("phase", "Stable").gauge())
          .isNotNull();
    }
  }

  @Test
  void requestIsServedOnceAndThenNothingIsWritten() throws Exception {
    try (var services = new PlayedServices(desk, server);
        var operator = operator()) {
      ask("one");
      hurryUntil("Switching");
      hurryUntil("Stable");
      desk.eventually(() -> "LoginWorks".equals(desk.reason("CredentialsReady")));
      passes(operator, 3);
      var versions = objects();
      var status = desk.read().getStatus();
      var writes = operator.writes();

      passes(operator, 3);

      assertThat(objects()).isEqualTo(versions);
      assertThat(desk.read().getStatus()).isEqualTo(status);
      assertThat(operator.writes()).isEqualTo(writes);
      assertThat(credentials().generation()).isEqualTo(2);
      assertThat(services.failures()).isEmpty();
    }
  }

  /** Together these cover every write of a rotation; the last finds that there are no more. */
  @ParameterizedTest(name = "from write {0} on")
  @ValueSource(ints = {0, 4, 8, 12, 16, 20, 24, 28, 32, 36})
  @DisplayName("an operator that dies after any write of a rotation leaves one that the next ends")
  void crashAfterEachWrite(int first) throws Exception {
    try (var services = new PlayedServices(desk, server)) {
      var reached = true;
      for (int writes = first; reached && writes < first + 4; writes++) {
        reached = rotatesThoughKilledAfter(writes);
        assertThat(services.failures()).as("killed after %d writes", writes).isEmpty();
      }
      assertThat(reached).isIn(first < LAST, false);
    }
  }

  /**
   * Returns whether the operator died on the way.
   *
   * @param writes that it was let do
   */
  private boolean rotatesThoughKilledAfter(int writes) throws Exception {
    var before = login(Names.LOGIN_SECRET);
    var wanted = credentials().generation() + 1;
    var killed = new KillPoints(writes);
    try (var operator = RunningOperator.in(client(killed), namespace, server.port(), clock)) {
      ask("crash-" + writes);
      hurry(() -> killed.reached() || stable(wanted));
      assertThat(operator.passes()).isNotNegative();
    }
    try (var next = operator()) {
      hurry(() -> stable(wanted));
      assertThat(next.passes()).isNotNegative();
    }
    assertThat(look(login(Names.LOGIN_SECRET))).isInstanceOf(Look.Open.class);
    assertThat(look(before)).isInstanceOf(Look.Refused.class);
    assertThat(desk.secret("recio-db-next")).isNull();
    assertThat(desk.secret("recio-db-prev")).isNull();
    assertThat(credentials().slot()).isEqualTo(wanted % 2 == 1 ? "a" : "b");
    assertThat(credentials().failedAt()).isNull();
    return killed.reached();
  }

  @Test
  void sessionThatHoldsOnIsNamedAndKeepsItsLogin() throws Exception {
    var before = login(Names.LOGIN_SECRET);
    try (var services = new PlayedServices(desk, server);
        var operator = operator();
        var holder = new Connections().open(server.address(), before, Duration.ofSeconds(60))) {
      holder.setClientInfo("ApplicationName", "pg_dump");
      ask("one");
      hurryUntil("Switching");

      hurry(() -> "DrainBlocked".equals(desk.reason("CredentialsReady")));
      assertThat(desk.condition("CredentialsReady").message()).contains("pg_dump");
      assertThat(look(before)).isInstanceOf(Look.Open.class);
      assertThat(credentials().phase()).isEqualTo("Switching");

      holder.close();
      hurryUntil("Draining");
      hurryUntil("Stable");
      assertThat(desk.reason("CredentialsReady")).isEqualTo("LoginWorks");
      assertThat(services.failures()).isEmpty();
      assertThat(operator.passes()).isPositive();
    }
  }

  private void passes(RunningOperator operator, int more) {
    var before = operator.passes();
    desk.eventually(
        () -> {
          desk.poke(Long.toString(System.nanoTime()));
          return operator.passes() > before + more;
        });
  }

  /** Versions of what the operator made; the system itself is poked by this test. */
  private Map<String, String> objects() {
    var versions = new TreeMap<>(desk.versions());
    versions.remove("TradingSystem/desk");
    return versions;
  }

  private boolean stable(long generation) {
    var status = credentials();
    return "Stable".equals(status.phase())
        && status.pendingGeneration() == null
        && status.generation() == generation;
  }

  private void hurryUntil(String phase) {
    hurry(() -> phase.equals(credentials().phase()));
  }

  /** Lets time pass and gives the operator a reason to look. */
  private void hurry(Callable<Boolean> fact) {
    desk.eventually(
        () -> {
          clock.hurry("Draining".equals(credentials().phase()) ? LONG : SHORT);
          desk.poke(Long.toString(System.nanoTime()));
          return fact.call();
        });
  }

  private CredentialsStatus credentials() {
    return desk.read().statusOrEmpty().credentials();
  }

  private void ask(String nonce) {
    api.client()
        .resources(TradingSystem.class)
        .inNamespace(namespace)
        .withName("desk")
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            "{\"metadata\":{\"annotations\":{\"rec.io/rotate-credentials\":\"%s\"}}}"
                .formatted(nonce));
  }

  private RunningOperator operator() {
    return RunningOperator.in(api.another(), namespace, server.port(), clock);
  }

  private KubernetesClient client(KillPoints interceptor) {
    return new KubernetesClientBuilder()
        .withConfig(api.config())
        .withHttpClientBuilderConsumer(http -> http.addOrReplaceInterceptor("kill", interceptor))
        .build();
  }

  private Login login(String secret) {
    var data = desk.secret(secret).getData();
    return new Login(
        text(data.get("POSTGRES_USER")), new Password(text(data.get("POSTGRES_PASSWORD"))));
  }

  private static String text(String base64) {
    return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
  }

  private Look look(Login login) {
    return new DatabaseLook(new Connections()).look(server.address(), login);
  }

  private List<String> templates() {
    return desk.list(Deployment.class).stream()
        .map(found -> String.valueOf(found.getSpec().getTemplate()))
        .toList();
  }

  private List<String> reasons() {
    return desk.list(Event.class).stream().map(Event::getReason).distinct().toList();
  }
}
