package io.rec.dbpoller;

import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.Postgres;
import io.rec.platform.testing.TestDatabase;
import io.rec.platform.testing.TestRole;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL is stopped under a writer and started again on the same port and data. It stays away
 * for as many seconds as {@code -Doutage.seconds} says, 8 by default.
 */
@Timeout(value = 3, unit = MINUTES)
class DatabaseOutageTest {

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseOutageTest.class);
  private static final Duration OUTAGE = Duration.ofSeconds(Long.getLong("outage.seconds", 8));
  private static final Pattern STATUS = Pattern.compile("\"status\":\"(\\w+)\"");

  private final List<String> committed = new ArrayList<>();
  private final AtomicLong number = new AtomicLong();

  private Postgres server;
  private TestDatabase database;

  @BeforeEach
  void startServer() throws IOException, SQLException {
    server = Postgres.start();
    database = server.migrated();
  }

  @AfterEach
  void stopServer() throws IOException {
    server.close();
  }

  @Test
  @DisplayName("R26 a database that is away costs no live client a fact, and none comes twice")
  void losesNothing() throws IOException, SQLException {
    try (TestRole feed = feed();
        FeedClient client = FeedClient.of(feed, "?after=0&heartbeat=1")) {
      writeFor(Duration.ofSeconds(1));
      Thread writing = Thread.ofVirtual().start(this::writeUntilItFails);
      await().atMost(10, SECONDS).until(() -> number.get() > 20);
      server.stop();
      long stopped = System.nanoTime();
      await().atMost(10, SECONDS).until(() -> !writing.isAlive());
      int beats = client.of("heartbeat").size();
      watch(feed, stopped);
      assertThat(client.of("heartbeat").size()).isGreaterThan(beats + 2);
      server.startAgain();
      long back = System.nanoTime();
      insert();
      String first = committed.getLast();
      await().atMost(30, SECONDS).until(() -> client.keys().contains(first));
      LOG.warn(
          "database away for {} ms, the first new fact {} ms after it was back",
          Duration.ofNanos(back - stopped).toMillis(),
          Duration.ofNanos(System.nanoTime() - back).toMillis());
      await().atMost(30, SECONDS).until(() -> state(feed).endsWith("ready 200, listening"));
      writeFor(Duration.ofSeconds(1));

      List<String> stored = database.column("SELECT key FROM system.outbox ORDER BY id");
      await().atMost(10, SECONDS).until(() -> client.keys().size() >= stored.size());
      assertThat(stored).containsAll(committed);
      assertThat(client.keys()).isEqualTo(stored);
      assertResumes(feed, stored);
    }
  }

  /** A client that resumes with any offset it has seen gets the rest, and nothing twice. */
  private void assertResumes(TestRole feed, List<String> stored) throws SQLException {
    int half = stored.size() / 2;
    String seen =
        database
            .column("SELECT id FROM system.outbox ORDER BY id OFFSET %d".formatted(half))
            .getFirst();
    try (FeedClient again = FeedClient.of(feed, "?after=" + seen)) {
      List<String> rest = stored.subList(half + 1, stored.size());
      await().atMost(10, SECONDS).until(() -> again.keys().size() >= rest.size());
      assertThat(again.keys()).isEqualTo(rest);
    }
  }

  /** Looks four times a second what health says, and that pages are refused with the reason. */
  private static void watch(TestRole feed, long stopped) {
    Set<String> states = new TreeSet<>();
    await()
        .pollInterval(Duration.ofMillis(250))
        .atMost(OUTAGE.plusSeconds(30))
        .until(
            () -> {
              String now = state(feed);
              if (states.add(now)) {
                LOG.warn(
                    "{} ms: {}", Duration.ofNanos(System.nanoTime() - stopped).toMillis(), now);
              }
              return System.nanoTime() - stopped > OUTAGE.toNanos();
            });
    assertThat(state(feed)).isEqualTo("unhealthy, ready 503, deaf");
    assertThat(feed.get("/health").body()).contains("DatabaseUnavailable");
    var page = feed.get("/api/changes?after=1000000");
    assertThat(page.statusCode()).isEqualTo(503);
  }

  private static String state(TestRole feed) {
    String body = feed.get("/health").body();
    Matcher status = STATUS.matcher(body);
    return "%s, ready %d, %s"
        .formatted(
            status.find() ? status.group(1) : "",
            feed.get("/health/ready").statusCode(),
            body.contains("\"listening\":true") ? "listening" : "deaf");
  }

  private void writeFor(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(10))
        .atMost(time.plusSeconds(20))
        .until(
            () -> {
              insert();
              return System.nanoTime() > end;
            });
  }

  private void writeUntilItFails() {
    try {
      while (true) {
        insert();
      }
    } catch (SQLException away) {
      LOG.info("the writer lost its database: {}", away.getMessage());
    }
  }

  /** One fact; noted as committed only when the database said so. */
  private void insert() throws SQLException {
    String key = "k" + number.incrementAndGet();
    database.execute(
        "INSERT INTO system.outbox (topic, key, payload) VALUES ('trade', '%s', '{}')"
            .formatted(key));
    committed.add(key);
  }

  private TestRole feed() {
    ConfigFolder config = ConfigFolder.create().with(database).with("db-poller");
    TestRole role = TestRole.start(Application.class, "db-poller", config).awaitReady();
    await().atMost(10, SECONDS).until(() -> state(role).endsWith("listening"));
    return role;
  }
}
