package io.rec.activetradesupervisor;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.FakePeer;
import io.rec.platform.testing.Json;
import io.rec.platform.testing.Postgres;
import io.rec.platform.testing.TestClock;
import io.rec.platform.testing.TestDatabase;
import io.rec.platform.testing.TestRole;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ThrowingRunnable;
import org.jspecify.annotations.Nullable;

/**
 * A supervisor by a test's clock, its desk, and an HTTP server that answers in the trade manager's
 * place as the contract says.
 */
final class SupervisorRun implements AutoCloseable {

  private final TestClock clock = TestClock.at("2026-03-02T12:30:00Z");
  private final TestDatabase database;
  private final FakePeer manager = FakePeer.start().answers(200, "{\"id\":1,\"attempt\":1}");
  private final ConfigFolder config;
  private final Desk desk;
  private @Nullable TestRole role;

  private SupervisorRun(TestDatabase database) {
    this.database = database;
    this.desk = new Desk(database, clock);
    this.config =
        ConfigFolder.create()
            .with(database)
            .with("active-trade-supervisor")
            .port("trade-manager", manager.port())
            .withControl("None");
  }

  static SupervisorRun prepare() throws SQLException {
    return new SupervisorRun(Postgres.shared().migrated());
  }

  /** Ready, and holder of the lease, when it returns. */
  SupervisorRun start() {
    role = startAnother("active-trade-supervisor", config);
    until(() -> assertThat(health()).contains("\"held\":true"));
    return this;
  }

  TestRole startAnother(String pod, ConfigFolder its) {
    return TestRole.startAt(
            clock, Application.class, "active-trade-supervisor", its, Map.of("POD_NAME", pod))
        .awaitReady();
  }

  /** Where another process of the same desk finds everything, on a port of its own. */
  ConfigFolder anotherConfig() {
    return ConfigFolder.create()
        .with(database)
        .with("active-trade-supervisor")
        .port("trade-manager", manager.port())
        .withControl("None");
  }

  void stop() {
    role.close();
    role = null;
  }

  Desk desk() {
    return desk;
  }

  TestClock clock() {
    return clock;
  }

  FakePeer manager() {
    return manager;
  }

  ConfigFolder config() {
    return config;
  }

  TestRole role() {
    return role;
  }

  String health() {
    return role.get("/health").body();
  }

  List<Json> trades() {
    return Json.of(role.get("/api/active_trades").body()).at("active_trades").values();
  }

  /** Bodies of the closes that were asked for. */
  List<String> closes() {
    return manager.bodies().stream().filter(body -> body.contains("\"intent\"")).toList();
  }

  static void until(ThrowingRunnable holds) {
    await().atMost(20, SECONDS).untilAsserted(holds);
  }

  @Override
  public void close() {
    if (role != null) {
      role.close();
    }
    manager.close();
  }
}
