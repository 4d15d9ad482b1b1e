package io.rec.autoentrysupervisor;

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
 * An auto entry supervisor ten minutes before the close by a test's clock, its desk, and an HTTP
 * server that answers in the trade manager's place as the contract says.
 */
final class EntryRun implements AutoCloseable {

  private final TestClock clock = TestClock.at("2026-03-02T12:50:00Z");
  private final TestDatabase database;
  private final FakePeer manager = FakePeer.start().answers(201, "{\"id\":1}");
  private final ConfigFolder config;
  private final Desk desk;
  private @Nullable TestRole role;

  private EntryRun(TestDatabase database) {
    this.database = database;
    this.desk = new Desk(database, clock);
    this.config = anotherConfig();
  }

  static EntryRun prepare() throws SQLException {
    return new EntryRun(Postgres.shared().migrated());
  }

  /** Ready, and holder of the lease, when it returns. */
  EntryRun start() {
    role = startAnother("auto-entry-supervisor", config);
    until(() -> assertThat(role.get("/health").body()).contains("\"held\":true"));
    return this;
  }

  TestRole startAnother(String pod, ConfigFolder its) {
    return TestRole.startAt(
            clock, Application.class, "auto-entry-supervisor", its, Map.of("POD_NAME", pod))
        .awaitReady();
  }

  /** Where another process of the same desk finds everything, on a port of its own. */
  ConfigFolder anotherConfig() {
    return ConfigFolder.create()
        .with(database)
        .with("auto-entry-supervisor")
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

  Json get(String path) {
    return Json.of(role.get(path).body());
  }

  /** Tickets that were sent. */
  List<String> tickets() {
    return manager.bodies().stream().filter(body -> body.contains("\"ticket_id\"")).toList();
  }

  /** Announces a fresh market until this holds. */
  void marketUntil(ThrowingRunnable holds, String... rows) {
    until(
        () -> {
          desk.market(rows);
          holds.run();
        });
  }

  /** Announces fresh markets that are each judged, so that what does not happen can be seen. */
  void markets(int times, String... rows) throws SQLException {
    for (int i = 0; i < times; i++) {
      String before = get("/api/auto_entry_status").text("timestamp");
      desk.market(rows);
      until(() -> assertThat(get("/api/auto_entry_status").text("timestamp")).isNotEqualTo(before));
    }
  }

  void awaitStatus(String status, String reason, String... rows) {
    marketUntil(
        () -> {
          assertThat(get("/api/auto_entry_status").text("status")).isEqualTo(status);
          assertThat(get("/api/auto_entry_status").text("reason")).isEqualTo(reason);
        },
        rows);
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
