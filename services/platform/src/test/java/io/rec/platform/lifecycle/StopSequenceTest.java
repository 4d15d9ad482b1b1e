package io.rec.platform.lifecycle;

import static io.rec.platform.role.Step.logged;
import static io.rec.platform.role.Step.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.platform.persistence.Database;
import io.rec.platform.sample.SampleRole;
import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.LogLines;
import io.rec.platform.testing.Postgres;
import io.rec.platform.testing.TestRole;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StopSequenceTest {

  private final ConfigFolder config = ConfigFolder.create().with("sample");

  @Test
  @DisplayName("REC-MAIN-10 finishes the request in flight before the first stop step begins")
  void drainsBeforeTheFirstStep() {
    AtomicReference<CompletableFuture<String>> request = new AtomicReference<>();
    AtomicReference<Boolean> answeredBeforeStep = new AtomicReference<>();
    SampleRole role =
        SampleRole.withoutDatabase()
            .stopping(step("Close", () -> answeredBeforeStep.set(answered(request.get()))));
    TestRole running = role.run(config).awaitReady();
    request.set(CompletableFuture.supplyAsync(() -> running.get("/sample/held").body()));
    await().until(() -> role.gate().entered().getCount() == 0);

    CompletableFuture<Void> stop = CompletableFuture.runAsync(running::close);
    await().until(() -> running.bean(Lifecycle.class).stopping());
    role.gate().leave().countDown();
    stop.join();

    assertThat(request.get().join()).isEqualTo("let go");
    assertThat(answeredBeforeStep.get()).isTrue();
  }

  @Test
  @DisplayName(
      "REC-TM-10 runs the stop steps in order with the database still there, and says completed last")
  void stopsInOrder() throws SQLException {
    AtomicReference<TestRole> running = new AtomicReference<>();
    SampleRole role =
        SampleRole.withDatabase()
            .stopping(
                step("Save state", () -> running.get().bean(Database.class).check()),
                step(
                    "Close database connections", () -> running.get().bean(Database.class).close()),
                logged("Log shutdown completion"));
    running.set(role.run(config.with(Postgres.shared().migrated())).awaitReady());

    try (LogLines log = LogLines.of("rec_io_system")) {
      running.get().close();

      assertThat(log.messages())
          .containsExactly(
              "shutdown_phase 1 Save state",
              "shutdown_phase 2 Close database connections",
              "shutdown_phase 3 Log shutdown completion",
              "shutdown completed");
    }
  }

  @Test
  @DisplayName("a failing stop step does not keep the next one from its turn")
  void goesOnAfterAFailure() {
    SampleRole role =
        SampleRole.withoutDatabase()
            .stopping(
                step(
                    "Save state",
                    () -> {
                      throw new IllegalStateException("disk full");
                    }),
                step(
                    "Give the lease back",
                    () -> {
                      throw new AssertionError("a library's");
                    }),
                logged("Log shutdown completion"));
    TestRole running = role.run(config).awaitReady();

    try (LogLines log = LogLines.of("rec_io_system")) {
      running.close();

      assertThat(log.messages())
          .containsExactly(
              "shutdown_phase 1 Save state failed",
              "shutdown_phase 2 Give the lease back failed",
              "shutdown_phase 3 Log shutdown completion",
              "shutdown completed");
    }
  }

  /** Answered means that the server wrote it; the client may need a moment to read it. */
  private static boolean answered(CompletableFuture<String> request) {
    return request
        .completeOnTimeout("late", 2, java.util.concurrent.TimeUnit.SECONDS)
        .join()
        .equals("let go");
  }
}
