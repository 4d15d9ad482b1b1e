package io.rec.e2e.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.e2e.desk.Desk;
import io.rec.e2e.desk.Footprint;
import io.rec.e2e.desk.OnDesk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;

/** Named so that no storey runs it; see this folder's package-info. */
@OnDesk
@DisplayName("Three rotations of the database's login while the desk trades")
final class RotationUnderLoad {
  /** Mounted Secrets come after a minute, the old login is closed on trial for ten. */
  private static final Duration PHASE_WITHIN = Duration.ofMinutes(15);

  private static final String SERVICE = "db-poller";

  /** Limits that two thousand trades of one contract do not meet. */
  private static final String QUICK =
      """
      {"database":{"credentials":{"rotation":{"every":"720h","overlap":"1m"}}},
       "riskLimits":{"maxPositionContracts":1000,"maxExposureCents":500000,
         "maxDailyLossCents":500000,"maxOpenTrades":100,"maxOrderCents":10000}}""";

  /** What is killed when a rotation has come to that phase. */
  private record Turn(String phase, boolean operator, boolean service) {

    @Override
    public String toString() {
      return (operator ? "operator " : "")
          + (service ? SERVICE + " " : "")
          + "killed while "
          + phase;
    }
  }

  private static final List<Turn> TURNS =
      List.of(
          new Turn("Switching", true, false),
          new Turn("Switching", false, true),
          new Turn("Draining", true, true));

  @Test
  @Timeout(value = 1, unit = TimeUnit.HOURS)
  @DisplayName("SEN-SEC-03 no request fails, nobody is restarted, the old login is closed")
  void loseNothing(Desk desk, TestReporter report) throws IOException {
    desk.system().change(QUICK);
    desk.awaitReady();
    var before = footprint(desk);
    try (var load = Load.on(desk)) {
      for (var turn : TURNS) {
        var sent = load.sent();
        var failed = load.failures().size();
        var took = rotate(desk, turn);
        report.publishEntry(
            turn.toString(),
            "%d s, %d requests, %d failed"
                .formatted(took.toSeconds(), load.sent() - sent, load.failures().size() - failed));
      }
      report.publishEntry("bought", String.valueOf(load.bought()));
      report.publishEntry("rules that said no", load.rules().toString());
      assertThat(load.failures()).isEmpty();
      assertThat(load.bought()).isGreaterThan(0);
    }
    assertThat(footprint(desk)).isEqualTo(before);
  }

  private static Duration rotate(Desk desk, Turn turn) {
    var old = Login.of(desk);
    var generation = credentials(desk, "generation");
    var began = System.nanoTime();
    desk.kubectl(
            "annotate",
            "ts",
            Desk.NAME,
            "--overwrite",
            "rec.io/rotate-credentials=e2e-" + Long.toHexString(began))
        .run()
        .succeeded();
    awaitPhase(desk, turn.phase());
    kill(desk, turn);
    await("the rotation is over")
        .atMost(PHASE_WITHIN)
        .pollInterval(Duration.ofSeconds(1))
        .ignoreExceptions()
        .until(
            () ->
                credentials(desk, "phase").equals("Stable")
                    && !credentials(desk, "generation").equals(generation));
    assertThat(Login.of(desk).user()).isNotEqualTo(old.user());
    assertThat(old.opens(desk)).as("the login of before the rotation opens a session").isFalse();
    assertThat(Login.of(desk).opens(desk)).as("the login of now opens a session").isTrue();
    return Duration.ofNanos(System.nanoTime() - began);
  }

  private static void awaitPhase(Desk desk, String phase) {
    await("the rotation is " + phase)
        .atMost(PHASE_WITHIN)
        .pollInterval(Duration.ofMillis(500))
        .ignoreExceptions()
        .until(() -> credentials(desk, "phase").equals(phase));
  }

  private static void kill(Desk desk, Turn turn) {
    if (turn.operator()) {
      desk.kubectl(
              "delete",
              "pod",
              "--namespace",
              Desk.OPERATOR_NAMESPACE,
              "--selector=app.kubernetes.io/name=" + Desk.OPERATOR,
              "--grace-period=0",
              "--force",
              "--wait=false")
          .run()
          .succeeded();
    }
    if (turn.service()) {
      desk.kubectl(
              "delete",
              "pod",
              desk.pod(SERVICE).getMetadata().getName(),
              "--grace-period=0",
              "--force",
              "--wait=false")
          .run()
          .succeeded();
    }
  }

  private static String credentials(Desk desk, String field) {
    return desk.system().status().path("credentials").path(field).asText();
  }

  /** Of all that nobody here killed. */
  private static Footprint footprint(Desk desk) {
    return desk.footprint().without(SERVICE);
  }

  /** A login as its Secret has it. */
  private record Login(String user, String password) {
    private static final String SECRET = "recio-db";

    static Login of(Desk desk) {
      var data =
          desk.client().secrets().inNamespace(Desk.NAMESPACE).withName(SECRET).require().getData();
      return new Login(text(data.get("POSTGRES_USER")), text(data.get("POSTGRES_PASSWORD")));
    }

    /** Over the network, as a service: within its own pod the server asks for no password. */
    boolean opens(Desk desk) {
      return desk.kubectl(
                  "exec",
                  "postgres-0",
                  "--",
                  "env",
                  "PGPASSWORD=" + password,
                  "psql",
                  "--host=postgres",
                  "--username=" + user,
                  "--dbname=rec_io_db",
                  "--command=SELECT 1")
              .run()
              .exit()
          == 0;
    }

    @Override
    public String toString() {
      return user;
    }

    private static String text(String encoded) {
      return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
    }
  }
}
