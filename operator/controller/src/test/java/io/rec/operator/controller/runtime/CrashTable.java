package io.rec.operator.controller.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.rec.operator.controller.database.DatabaseServer;
import io.rec.operator.controller.database.Password;
import io.rec.operator.controller.database.TradingSchema;
import io.rec.operator.controller.plan.Desks;
import io.rec.operator.controller.runtime.Kubernetes.Api;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An operator is killed after each of its writes, in each procedure, and the next one has to bring
 * the desk to what it would have come to without that. It takes an hour; named so that no storey
 * runs it: {@code -Dit.test=CrashTable}, and {@code -Dcrashes=release} for some; with {@code
 * -Dcrashes.step=2} every second write, with {@code -Dcrashes.first=1} too the others. Recoveries
 * and rotations are killed after each write in {@code RecoveryIT} and {@code RotationIT}.
 */
@ExtendWith(Kubernetes.class)
@DisplayName("An operator killed after each of its writes")
final class CrashTable {
  private static final int NEVER = Integer.MAX_VALUE;

  /** Longer than a desk in a fast clock takes; how long is not what is measured. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** Afterwards nothing changes any more. */
  private static final int RESTING_PASSES = 3;

  private static final Path TABLE = Path.of("target", "crashes.md");
  private static final Pattern WANTED = Pattern.compile(System.getProperty("crashes", ""));
  private static final int FIRST = Integer.getInteger("crashes.first", 0);
  private static final int STEP = Integer.getInteger("crashes.step", 1);
  private static final List<String> LINES =
      new ArrayList<>(
          List.of("| Procedure | Writes | Killed after each | Another end |\n|---|---|---|---|"));

  private final Api api;

  CrashTable(Api api) {
    this.api = api;
  }

  static Stream<Procedure> procedures() {
    return Procedure.all().stream().filter(one -> WANTED.matcher(one.name()).find());
  }

  @AfterAll
  static void print() {
    LINES.forEach(System.out::println);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("procedures")
  @Timeout(value = 1, unit = TimeUnit.HOURS)
  void endsAsIfNothingHadHappened(Procedure procedure) throws IOException, SQLException {
    var whole = run(procedure, NEVER);
    assertThat(run(procedure, NEVER).end().differenceTo(whole.end()))
        .as("two that nobody disturbs come to the same")
        .isEmpty();
    var others = new ArrayList<String>();
    var kills = 0;
    var writes = FIRST;
    for (Run run; (run = run(procedure, writes)).killed(); writes += STEP) {
      kills++;
      var difference = run.end().differenceTo(whole.end());
      if (!difference.isEmpty()) {
        others.add("killed after %d writes: %s".formatted(writes, difference));
      }
    }
    LINES.add("| %s | %d | %d | %d |".formatted(procedure, whole.writes(), kills, others.size()));
    Files.write(TABLE, LINES);
    assertThat(kills).isPositive();
    assertThat(others).isEmpty();
  }

  /**
   * @param killed false if the operator came to rest without that many writes
   */
  private record Run(boolean killed, int writes, EndState end) {}

  private Run run(Procedure procedure, int writes) throws IOException, SQLException {
    var clock = new FastClock(procedure.faster());
    try (var database =
        DatabaseServer.managed(new Password(Desks.SEED.derive("recio_operator/1", 32)))) {
      TradingSchema.migrate(database);
      var namespace = api.namespace();
      DeskOnServer.plantSeed(api.client(), namespace);
      var desk = DeskOnServer.create(api.client(), namespace, "desk", procedure.spec());
      for (var earlier : procedure.before()) {
        try (var operator = operator(api.another(), desk, database, clock)) {
          earlier.begin().accept(desk);
          end(earlier, desk);
          assertThat(operator.passes()).isPositive();
        }
      }
      var points = new KillPoints(writes);
      try (var mortal = operator(client(points), desk, database, clock)) {
        procedure.begin().accept(desk);
        eventually(
            procedure, desk, () -> points.reached() || rests(procedure, desk, mortal, points));
      }
      var killed = points.reached();
      if (killed) {
        try (var next = operator(api.another(), desk, database, clock)) {
          eventually(procedure, desk, () -> rests(procedure, desk, next, new KillPoints(NEVER)));
        }
      }
      return new Run(killed, points.passed(), EndState.of(desk));
    }
  }

  private static void end(Procedure procedure, DeskOnServer desk) {
    eventually(procedure, desk, () -> procedure.over().test(desk));
  }

  /** It is over, no pass broke at the end, and further ones write nothing. */
  private static boolean rests(
      Procedure procedure, DeskOnServer desk, RunningOperator operator, KillPoints points) {
    if (!procedure.over().test(desk)) {
      return false;
    }
    if (desk.read() == null) {
      return true;
    }
    if ("ReconcileError".equals(desk.reason("Degraded"))) {
      return false;
    }
    var writes = operator.writes();
    for (int pass = 0; pass < RESTING_PASSES; pass++) {
      var before = operator.passes();
      desk.poke(Long.toString(System.nanoTime()));
      desk.eventually(() -> operator.passes() > before || points.reached());
    }
    return operator.writes() == writes && procedure.over().test(desk) && !points.reached();
  }

  /** Plays the other controllers meanwhile. */
  private static void eventually(Procedure procedure, DeskOnServer desk, Callable<Boolean> fact) {
    var controllers = new Controllers(desk, procedure.sick());
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .until(
            () -> {
              if (desk.read() != null) {
                play(controllers);
              }
              return fact.call();
            });
  }

  /** The desk may go or change while they write to it; real ones too come again then. */
  private static void play(Controllers controllers) {
    try {
      controllers.play();
    } catch (KubernetesClientException meanwhile) {
      if (meanwhile.getCode() != HttpURLConnection.HTTP_NOT_FOUND
          && meanwhile.getCode() != HttpURLConnection.HTTP_CONFLICT) {
        throw meanwhile;
      }
    }
  }

  private RunningOperator operator(
      KubernetesClient client, DeskOnServer desk, DatabaseServer database, Clock clock) {
    return RunningOperator.in(client, desk.namespace(), database.port(), clock);
  }

  private KubernetesClient client(KillPoints points) {
    return new KubernetesClientBuilder()
        .withConfig(api.config())
        .withHttpClientBuilderConsumer(http -> http.addOrReplaceInterceptor("kill", points))
        .build();
  }
}
