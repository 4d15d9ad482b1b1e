package io.rec.platform.lifecycle;

import static io.rec.platform.role.Step.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.platform.role.NotYet;
import io.rec.platform.role.Reason;
import io.rec.platform.sample.SampleRole;
import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.LogLines;
import io.rec.platform.testing.TestRole;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StartSequenceTest {

  private final ConfigFolder config = ConfigFolder.create().with("sample");

  @Test
  @DisplayName("REC-TM-09 logs startup_phase 1 to n in order, then started")
  void logsPhasesInOrder() {
    SampleRole role =
        SampleRole.withoutDatabase(
            step("Load credentials", () -> {}),
            step("Connect", () -> {}),
            step("Start loop", () -> {}));

    try (LogLines log = LogLines.of("rec_io_system");
        TestRole running = role.run(config).awaitReady()) {
      assertThat(log.messages())
          .containsSubsequence(
              "startup_phase 1 Load credentials",
              "startup_phase 2 Connect",
              "startup_phase 3 Start loop",
              "started");
    }
  }

  @Test
  @DisplayName(
      "REC-MAIN-09 is not ready before the last step, and names the step and what it waits for")
  void isNotReadyBeforeTheLastStep() {
    AtomicBoolean there = new AtomicBoolean();
    SampleRole role =
        SampleRole.withoutDatabase(
            step("Begin", () -> {}),
            step(
                "Load Kalshi credentials",
                () -> {
                  if (!there.get()) {
                    throw new NotYet("kalshi", Reason.CREDENTIALS_REFUSED, "no key is mounted");
                  }
                }));

    try (TestRole running = role.run(config)) {
      await()
          .untilAsserted(
              () ->
                  assertThat(running.get("/health/ready").body())
                      .contains(
                          "\"status\":\"waiting\"",
                          "{\"what\":\"kalshi\",\"reason\":\"CredentialsRefused\",\"detail\":\"no key is mounted\"}",
                          "2/2 Load Kalshi credentials"));
      assertThat(running.get("/health/ready").statusCode()).isEqualTo(503);

      there.set(true);

      running.awaitReady();
    }
  }

  @Test
  @DisplayName("REC-TM-11 tries a failing step again, with growing ceilings, until it succeeds")
  void retriesUntilItSucceeds() {
    AtomicInteger tries = new AtomicInteger();
    SampleRole role =
        SampleRole.withoutDatabase(
            step(
                "Connect",
                () -> {
                  switch (tries.incrementAndGet()) {
                    case 1 -> throw new IllegalStateException("refused");
                    case 2 -> throw new AssertionError("a library's");
                    default -> {}
                  }
                }));

    try (LogLines log = LogLines.of("rec_io_system");
        TestRole running = role.run(config).awaitReady()) {
      assertThat(tries).hasValue(3);
      assertThat(log.messages())
          .filteredOn(line -> line.startsWith("startup_phase 1 Connect waits for"))
          .hasSize(2);
    }
  }

  @Test
  @DisplayName("answers 503 with the reason on its routes while it starts, and lives")
  void refusesWorkWhileStarting() {
    SampleRole role =
        SampleRole.withoutDatabase(
            step(
                "Wait",
                () -> {
                  throw new NotYet("venue", Reason.STARTING_UP, "has not called back");
                }));

    try (TestRole running = role.run(config)) {
      await()
          .untilAsserted(
              () ->
                  assertThat(running.get("/sample/open").body())
                      .contains("\"status\":503", "StartingUp", "venue: has not called back"));
      assertThat(running.get("/health/live").statusCode()).isEqualTo(200);
    }
  }
}
