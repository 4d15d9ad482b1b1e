package io.rec.platform.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.platform.persistence.Connections;
import io.rec.platform.persistence.Database;
import io.rec.platform.sample.SampleRole;
import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.Postgres;
import io.rec.platform.testing.TestDatabase;
import io.rec.platform.testing.TestRole;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OutboxTest {

  private TestDatabase database;
  private TestRole role;
  private Outbox outbox;
  private OutboxReader reader;

  @BeforeEach
  void start() throws SQLException {
    database = Postgres.shared().migrated();
    role =
        SampleRole.withDatabase()
            .run(ConfigFolder.create().with("sample").with(database))
            .awaitReady();
    outbox = role.bean(Outbox.class);
    reader = role.bean(OutboxReader.class);
  }

  @AfterEach
  void stop() {
    role.close();
  }

  @Test
  @DisplayName("R26 a fact is known when its transaction commits, and its payload is kept")
  void knownAfterCommit() throws SQLException {
    Database pool = role.bean(Database.class);

    long id = pool.transaction(c -> outbox.append(c, "trade", "7", "{\"status\": \"open\"}"));

    assertThat(reader.after(0, Set.of(), 10).facts())
        .singleElement()
        .satisfies(
            fact -> {
              assertThat(fact.id()).isEqualTo(id);
              assertThat(fact.topic() + "/" + fact.key()).isEqualTo("trade/7");
              assertThat(fact.payload()).isEqualTo("{\"status\": \"open\"}");
            });
  }

  @Test
  @DisplayName("R26 a fact of a transaction that failed never existed")
  void unknownAfterRollback() throws SQLException {
    try (Connection writer = writer()) {
      outbox.append(writer, "trade", "1", "{}");
      writer.rollback();
      outbox.append(writer, "trade", "2", "{}");
      writer.commit();
    }

    assertThat(keysAfter(0)).containsExactly("2");
  }

  @Test
  @DisplayName("R26 waits for a smaller id that commits later instead of passing it")
  void waitsForSmallerId() throws SQLException {
    try (Connection slow = writer();
        Connection quick = writer()) {
      outbox.append(slow, "trade", "first", "{}");
      outbox.append(quick, "trade", "second", "{}");
      quick.commit();
      Facts held = reader.after(0, Set.of(), 10);

      slow.commit();

      assertThat(held.facts()).isEmpty();
      assertThat(keysAfter(held.next())).containsExactly("first", "second");
    }
  }

  @Test
  @DisplayName("R26 a savepoint that is rolled back does not let later facts of it slip through")
  void survivesSavepoints() throws SQLException {
    try (Connection slow = writer();
        Connection quick = writer()) {
      Savepoint before = slow.setSavepoint();
      outbox.append(slow, "trade", "gone", "{}");
      slow.rollback(before);
      outbox.append(slow, "trade", "kept", "{}");
      outbox.append(quick, "trade", "later", "{}");
      quick.commit();
      Facts held = reader.after(0, Set.of(), 10);

      slow.commit();

      assertThat(held.facts()).isEmpty();
      assertThat(keysAfter(held.next())).containsExactly("kept", "later");
    }
  }

  @Test
  @DisplayName("R26 a long transaction that states no facts holds nobody up")
  void ignoresOtherTransactions() throws SQLException {
    try (Connection longOne = writer();
        Connection quick = writer()) {
      longOne.createStatement().execute("INSERT INTO system.outbox_offset VALUES ('busy', 0)");
      outbox.append(quick, "trade", "1", "{}");
      quick.commit();

      assertThat(keysAfter(0)).containsExactly("1");
      longOne.rollback();
    }
  }

  @Test
  @DisplayName("R26 many writers that commit, fail and dawdle: a follower misses nothing, in order")
  void missesNothing() throws Exception {
    Set<Long> committed = new ConcurrentSkipListSet<>();
    List<Long> followed = new ArrayList<>();
    try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> working = new ArrayList<>();
      for (int number = 0; number < 6; number++) {
        Random random = new Random(number);
        working.add(writers.submit(() -> write(random, committed)));
      }
      long offset = 0;
      while (working.stream().anyMatch(one -> !one.isDone())) {
        offset = follow(offset, followed);
      }
      for (Future<?> one : working) {
        one.get();
      }
      follow(offset, followed);
    }

    assertThat(followed).isSorted().containsExactlyElementsOf(new TreeSet<>(committed));
  }

  @Test
  @DisplayName("R26 answers in pages and gives the same facts again from the same offset")
  void replays() throws SQLException {
    try (Connection writer = writer()) {
      for (String key : List.of("1", "2", "3")) {
        outbox.append(writer, key.equals("2") ? "alert" : "trade", key, "{}");
      }
      writer.commit();
    }

    Facts page = reader.after(0, Set.of("trade"), 1);
    Facts rest = reader.after(page.next(), Set.of("trade"), 5);

    assertThat(page.more()).isTrue();
    assertThat(rest.more()).isFalse();
    assertThat(keysAfter(page.next())).containsExactly("2", "3");
    assertThat(rest.facts()).extracting(Fact::key).containsExactly("3");
    assertThat(reader.after(0, Set.of("trade"), 1)).isEqualTo(page);
  }

  @Test
  @DisplayName("R26 forgets old facts and says up to where")
  void trims() throws SQLException {
    try (Connection writer = writer()) {
      outbox.append(writer, "trade", "old", "{}");
      outbox.append(writer, "trade", "new", "{}");
      writer.commit();
    }
    database.execute(
        "UPDATE system.outbox SET created_at = now() - interval '8 days' WHERE key = 'old'");

    int gone =
        role.bean(OutboxTrimming.class).forgetBefore(Instant.now().minusSeconds(7 * 86_400L));

    assertThat(gone).isEqualTo(1);
    assertThat(keysAfter(0)).containsExactly("new");
    assertThat(reader.trimmed()).isEqualTo(1);
  }

  private Void write(Random random, Set<Long> committed) throws SQLException {
    try (Connection writer = writer()) {
      for (int transaction = 0; transaction < 60; transaction++) {
        List<Long> ids = new ArrayList<>();
        for (int fact = random.nextInt(3); fact >= 0; fact--) {
          ids.add(outbox.append(writer, "trade", "k", "{}"));
          writer.createStatement().execute("SELECT pg_sleep(" + random.nextDouble() / 200 + ")");
        }
        if (random.nextInt(5) == 0) {
          writer.rollback();
        } else {
          writer.commit();
          committed.addAll(ids);
        }
      }
      return null;
    }
  }

  private long follow(long offset, List<Long> followed) throws SQLException {
    Facts facts = reader.after(offset, Set.of(), 50);
    facts.facts().forEach(fact -> followed.add(fact.id()));
    return facts.more() ? follow(facts.next(), followed) : facts.next();
  }

  private List<String> keysAfter(long offset) throws SQLException {
    return reader.after(offset, Set.of(), 10).facts().stream().map(Fact::key).toList();
  }

  private Connection writer() throws SQLException {
    Connection connection = Connections.with(database.login(), "writer").getConnection();
    connection.setAutoCommit(false);
    return connection;
  }
}
