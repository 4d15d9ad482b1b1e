package io.rec.platform.events;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.platform.sample.SampleRole;
import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.Postgres;
import io.rec.platform.testing.TestDatabase;
import io.rec.platform.testing.TestRole;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OutboxConsumerTest {

  private TestDatabase database;
  private TestRole role;

  @BeforeEach
  void start() throws SQLException {
    database = Postgres.shared().migrated();
    database.execute("CREATE TABLE done (key text)", "GRANT ALL ON done TO " + Postgres.OWNER);
    role =
        SampleRole.withDatabase()
            .run(ConfigFolder.create().with("sample").with(database))
            .awaitReady();
  }

  @AfterEach
  void stop() {
    role.close();
  }

  @Test
  @DisplayName("R26 two processes of one name and a restart handle each fact exactly once")
  void handlesOnce() throws SQLException {
    try (OutboxConsumer one = follow(OutboxConsumerTest::note);
        OutboxConsumer other = follow(OutboxConsumerTest::note)) {
      state(1, 40);
      await().atMost(10, SECONDS).until(() -> one.offset() == 40 && other.offset() == 40);
    }
    state(41, 60);
    try (OutboxConsumer again = follow(OutboxConsumerTest::note)) {
      await().atMost(10, SECONDS).until(() -> again.offset() == 60);
    }

    assertThat(database.column("SELECT key FROM done ORDER BY key::int")).isEqualTo(keys(1, 60));
  }

  @Test
  @DisplayName("R26 a fact that cannot be handled stops only what follows it, until it can")
  void stopsAtFailure() throws SQLException {
    AtomicBoolean broken = new AtomicBoolean(true);
    state(1, 5);
    try (OutboxConsumer consumer =
        follow(
            (connection, fact) -> {
              if (fact.key().equals("4") && broken.get()) {
                throw new SQLException("not yet");
              }
              note(connection, fact);
            })) {
      await().atMost(15, SECONDS).until(() -> done().equals(keys(1, 3)));
      assertThat(consumer.failure()).contains("not yet");

      broken.set(false);

      await().atMost(10, SECONDS).until(() -> done().equals(keys(1, 5)));
    }
  }

  @Test
  @DisplayName("R26 finds facts by its look each second when announcements are lost")
  void pollsAsFallback() throws SQLException {
    database.execute("ALTER TABLE system.outbox DISABLE TRIGGER outbox_announced");
    List<String> seen = new CopyOnWriteArrayList<>();
    try (OutboxConsumer consumer = follow((connection, fact) -> seen.add(fact.key()))) {
      await().atMost(10, SECONDS).until(() -> role.bean(Announcements.class).listening());
      state(1, 1);

      await().atMost(3, SECONDS).until(() -> seen.equals(List.of("1")));
      assertThat(role.bean(Announcements.class).heard()).isZero();
    }
  }

  @Test
  @DisplayName("R26 a database restart costs no fact, and repeats effects outside of it only")
  void survivesRestart() throws SQLException, IOException {
    List<String> outside = new CopyOnWriteArrayList<>();
    try (Postgres server = Postgres.start()) {
      TestDatabase own = server.migrated();
      own.execute("CREATE TABLE done (key text)", "GRANT ALL ON done TO " + Postgres.OWNER);
      ConfigFolder config = ConfigFolder.create().with("sample").with(own);
      try (TestRole running = SampleRole.withDatabase().run(config).awaitReady();
          OutboxConsumer consumer =
              running
                  .bean(OutboxConsumers.class)
                  .follow(
                      "tester",
                      Set.of("trade"),
                      (connection, fact) -> {
                        outside.add(fact.key());
                        note(connection, fact);
                      })) {
        state(own, 1, 5000);
        await().atMost(20, SECONDS).until(() -> consumer.offset() > 200);
        server.stop();
        await().atMost(10, SECONDS).until(() -> !consumer.failure().isEmpty());
        server.startAgain();
        state(own, 5001, 5010);

        await().atMost(30, SECONDS).until(() -> consumer.failure().isEmpty());
        await().atMost(30, SECONDS).until(() -> outside.contains("5010"));
        await().atMost(10, SECONDS).until(() -> done(own).size() == 5010);
        assertThat(done(own)).isEqualTo(keys(1, 5010));
        assertThat(outside).containsAll(keys(1, 5010)).hasSizeLessThanOrEqualTo(5010 + 200);
      }
    }
  }

  private OutboxConsumer follow(FactHandler handler) {
    return role.bean(OutboxConsumers.class).follow("tester", Set.of("trade"), handler);
  }

  private static void note(java.sql.Connection connection, Fact fact) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("INSERT INTO done VALUES (?)")) {
      statement.setString(1, fact.key());
      statement.executeUpdate();
    }
  }

  private void state(int from, int to) throws SQLException {
    state(database, from, to);
  }

  private static void state(TestDatabase on, int from, int to) throws SQLException {
    on.execute(
        """
        INSERT INTO system.outbox (topic, key, payload)
        SELECT 'trade', n, '{}' FROM generate_series(%d, %d) n"""
            .formatted(from, to));
  }

  private List<String> done() throws SQLException {
    return done(database);
  }

  private static List<String> done(TestDatabase on) throws SQLException {
    return on.column("SELECT key FROM done ORDER BY key::int");
  }

  private static List<String> keys(int from, int to) {
    return java.util.stream.IntStream.rangeClosed(from, to).mapToObj(Integer::toString).toList();
  }
}
