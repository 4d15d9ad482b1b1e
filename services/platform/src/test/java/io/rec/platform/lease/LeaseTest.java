package io.rec.platform.lease;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.rec.platform.loop.Loops;
import io.rec.platform.persistence.Connections;
import io.rec.platform.persistence.Database;
import io.rec.platform.sample.SampleRole;
import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.Postgres;
import io.rec.platform.testing.TestDatabase;
import io.rec.platform.testing.TestRole;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LeaseTest {

  private static final LeaseTerms TERMS =
      new LeaseTerms(
          Duration.ofMillis(1200),
          Duration.ofMillis(200),
          Duration.ofMillis(300),
          Duration.ofMillis(20));

  private final List<TestRole> roles = new ArrayList<>();
  private TestDatabase database;
  private TestRole first;
  private TestRole second;

  @BeforeEach
  void start() throws SQLException {
    database = Postgres.shared().migrated();
    first = role("sample");
    second = role("sample-b");
  }

  @AfterEach
  void stop() {
    roles.forEach(TestRole::close);
  }

  @Test
  @DisplayName("R9 of two processes at once one holds the lease and the other stands by")
  void oneHolds() {
    Lease a = claim(first, "pod-a", false);
    Lease b = claim(second, "pod-b", false);

    await().atMost(10, SECONDS).until(() -> a.isHeld() || b.isHeld());

    Lease standby = a.isHeld() ? b : a;
    assertThat(standby.fence()).isEmpty();
    assertThatThrownBy(standby::required)
        .isInstanceOf(Standby.class)
        .hasMessageContaining("does not hold the lease 'trader'");
  }

  @Test
  @DisplayName("R9 renewing keeps the lease and its token")
  void renews() throws SQLException {
    Lease a = held(claim(first, "pod-a", false));
    Fence fence = a.required();
    claim(second, "pod-b", false);

    String taken = column("SELECT expires_at FROM system.lease");
    await()
        .atMost(10, SECONDS)
        .until(
            () ->
                column(
                        "SELECT expires_at - interval '3 seconds' > '%s' FROM system.lease"
                            .formatted(taken))
                    .equals("t"));

    assertThat(a.fence()).contains(fence);
    assertThat(column("SELECT holder || ' ' || token FROM system.lease")).isEqualTo("pod-a 1");
  }

  @Test
  @DisplayName("R9 a holder that cannot renew counts itself out before the next one begins")
  void countsItselfOut() {
    Lease a = held(claim(first, "pod-a", false));
    Lease b = claim(second, "pod-b", false);
    List<String> seen = new ArrayList<>();

    first.bean(Database.class).close();
    await()
        .pollInterval(Duration.ofMillis(5))
        .atMost(10, SECONDS)
        .until(
            () -> {
              // The new holder is looked at first: a gap between the two looks cannot hide both.
              boolean next = b.isHeld();
              boolean still = a.isHeld();
              seen.add((still ? "a" : "-") + (next ? "b" : "-"));
              return next;
            });

    assertThat(seen).contains("--").doesNotContain("ab");
  }

  @Test
  @DisplayName("R9 after a takeover the database refuses the older token")
  void refusesOldToken() throws SQLException {
    Fence old = held(claim(first, "pod-a", false)).required();
    Lease b = claim(second, "pod-b", false);
    first.bean(Database.class).close();
    Fence next = held(b).required();

    Database pool = second.bean(Database.class);

    assertThat(next.token()).isEqualTo(old.token() + 1);
    assertThatThrownBy(() -> pool.transaction(tx -> shown(old, tx)))
        .isInstanceOf(FenceLost.class)
        .hasMessageContaining("token 1 of lease trader is not the newest");
    Boolean accepted = pool.transaction(tx -> shown(next, tx));
    assertThat(accepted).isTrue();
  }

  @Test
  @DisplayName("R9 nobody takes over while a transaction shows the fence, and renewing goes on")
  void waitsForTransactions() throws SQLException {
    Lease a = held(claim(first, "pod-a", false));
    Lease b = claim(second, "pod-b", false);

    try (Connection writer = Connections.with(database.login(), "writer").getConnection()) {
      writer.setAutoCommit(false);
      a.required().require(writer);
      String taken = column("SELECT expires_at FROM system.lease");
      await()
          .atMost(10, SECONDS)
          .until(
              () ->
                  column("SELECT expires_at > '%s' FROM system.lease".formatted(taken))
                      .equals("t"));
      first.bean(Database.class).close();
      await()
          .atMost(10, SECONDS)
          .until(
              () ->
                  column(
                          "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                              + " AND datname = current_database()")
                      .equals("1"));
      assertThat(b.isHeld()).isFalse();
      writer.commit();
    }

    assertThat(held(b).required().token()).isEqualTo(2);
  }

  @Test
  @DisplayName("R33 what is released is taken at once")
  void handsOver() throws SQLException {
    Lease a = held(claim(first, "pod-a", false));
    Lease b = claim(second, "pod-b", false);

    a.release();

    assertThat(a.fence()).isEmpty();
    long began = System.nanoTime();
    held(b);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(TERMS.length());
  }

  @Test
  @DisplayName("R9 a pod that restarts does not wait for what it held itself, but gets a new token")
  void restartsAtOnce() {
    held(claim(first, "pod-a", true));
    first.bean(Database.class).close();

    Lease again = claim(second, "pod-a", true);

    long began = System.nanoTime();
    assertThat(held(again).required().token()).isEqualTo(2);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(TERMS.length());
  }

  private static boolean shown(Fence fence, Connection transaction) throws SQLException {
    fence.require(transaction);
    return true;
  }

  private TestRole role(String component) {
    ConfigFolder config = ConfigFolder.create().with(component).with(database);
    TestRole role = SampleRole.withDatabase().run(component, config, Map.of()).awaitReady();
    roles.add(role);
    return role;
  }

  private Lease claim(TestRole role, String pod, boolean podIsKnown) {
    Lease lease =
        new Lease(
            "trader",
            pod,
            podIsKnown,
            new LeaseTable(role.bean(Database.class)),
            TERMS,
            role.bean(Loops.class),
            System::nanoTime);
    lease.start();
    return lease;
  }

  private static Lease held(Lease lease) {
    await().atMost(10, SECONDS).until(lease::isHeld);
    return lease;
  }

  private String column(String query) throws SQLException {
    return Optional.of(database.column(query)).map(List::getFirst).orElseThrow();
  }
}
