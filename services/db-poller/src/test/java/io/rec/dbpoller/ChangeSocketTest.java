package io.rec.dbpoller;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.Postgres;
import io.rec.platform.testing.TestDatabase;
import io.rec.platform.testing.TestRole;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class ChangeSocketTest {

  private static final Logger LOG = LoggerFactory.getLogger(ChangeSocketTest.class);
  private static final Pattern RESUME = Pattern.compile("1013 resume after (\\d+)");

  private TestDatabase database;
  private TestRole role;

  @BeforeEach
  void start() throws SQLException {
    database = Postgres.shared().migrated();
    role = feed(database);
  }

  @AfterEach
  void stop() {
    role.close();
  }

  @Test
  @DisplayName("REC-TOP-02 a live client has a change less than a second after its commit")
  void deliversInTime() throws SQLException {
    try (FeedClient client = FeedClient.of(role, "");
        Connection writer = Postgres.shared().superuser(database.name());
        Statement statement = writer.createStatement()) {
      await().atMost(10, SECONDS).until(() -> client.of("hello").size() == 1);
      List<Duration> delays = new ArrayList<>();
      for (int number = 1; number <= 50; number++) {
        statement.execute(insert("k" + number, "{}"));
        long committedAt = System.nanoTime();
        int expected = number;
        await()
            .pollInterval(Duration.ofMillis(2))
            .atMost(5, SECONDS)
            .until(() -> client.of("change").size() == expected);
        delays.add(Duration.ofNanos(client.of("change").getLast().nanos() - committedAt));
      }

      delays.sort(Duration::compareTo);
      LOG.warn("commit to client: median {}, slowest {}", delays.get(25), delays.getLast());
      assertThat(delays.getLast()).isLessThan(Duration.ofSeconds(1));
    }
  }

  @Test
  @DisplayName("REC-TOP-02 without notifications the look each second still finds a change")
  void deliversWithoutNotifications() throws SQLException {
    database.execute("ALTER TABLE system.outbox DISABLE TRIGGER outbox_announced");
    try (FeedClient client = FeedClient.of(role, "")) {
      await().atMost(10, SECONDS).until(() -> client.of("hello").size() == 1);

      database.execute(insert("k1", "{}"));

      await().atMost(3, SECONDS).until(() -> client.keys().equals(List.of("k1")));
    }
  }

  @Test
  @DisplayName("R26 replays from an offset, goes on live, and sends only the wished topics")
  void replays() throws SQLException {
    database.execute(insert("k1", "{}"), insert("k2", "{\"a\":[1]}"));
    database.execute("INSERT INTO system.outbox (topic, key, payload) VALUES ('other', 'x', '1')");
    try (FeedClient client = FeedClient.of(role, "?after=1&topic=trade")) {
      await().atMost(10, SECONDS).until(() -> client.keys().equals(List.of("k2")));

      database.execute(insert("k3", "{}"));

      await().atMost(10, SECONDS).until(() -> client.keys().equals(List.of("k2", "k3")));
      assertThat(client.of("change").getFirst().text())
          .startsWith(
              "{\"type\":\"change\",\"seq\":2,\"data\":{\"topic\":\"trade\",\"key\":\"k2\",\"payload\":{\"a\": [1]}");
    }
  }

  @Test
  @DisplayName("R26 a client that takes nothing is told where to resume, and then misses nothing")
  void dropsSlowClient() throws SQLException {
    int facts = 60;
    try (FeedClient lazy = FeedClient.lazy(role, "?after=0");
        FeedClient quick = FeedClient.of(role, "?after=0")) {
      database.execute(
          """
          INSERT INTO system.outbox (topic, key, payload)
          SELECT 'trade', 'k' || n, to_jsonb(repeat('x', 900000)) FROM generate_series(1, %d) n"""
              .formatted(facts));
      await().atMost(20, SECONDS).until(() -> health().contains("\"subscribers_too_slow\":1"));
      await().atMost(10, SECONDS).until(() -> quick.keys().size() == facts);

      lazy.readOn();
      String closed = lazy.closed().orTimeout(20, SECONDS).join();

      Matcher resume = RESUME.matcher(closed);
      assertThat(closed).matches(RESUME);
      assertThat(resume.find()).isTrue();
      try (FeedClient again = FeedClient.of(role, "?after=" + resume.group(1))) {
        await()
            .atMost(20, SECONDS)
            .untilAsserted(
                () -> {
                  List<String> all = new ArrayList<>(lazy.keys());
                  again.keys().stream().filter(key -> !all.contains(key)).forEach(all::add);
                  assertThat(all).isEqualTo(keys(facts));
                });
      }
    }
  }

  @Test
  @DisplayName("TPS-WS-03 a quiet feed beats")
  void beats() {
    try (FeedClient client = FeedClient.of(role, "?heartbeat=1")) {
      await().atMost(10, SECONDS).until(() -> client.of("heartbeat").size() >= 2);
    }
  }

  @Test
  @DisplayName("TPS-WS-02 refuses the hundred and first client and says so")
  void refusesTooMany() {
    List<FeedClient> clients = new ArrayList<>();
    try {
      IntStream.range(0, Subscribers.MOST).forEach(n -> clients.add(FeedClient.of(role, "")));
      await().atMost(10, SECONDS).until(() -> health().contains("\"subscribers\":100"));
      FeedClient last = FeedClient.of(role, "");
      clients.add(last);

      assertThat(last.closed().orTimeout(10, SECONDS).join()).startsWith("1013 100 clients");
    } finally {
      clients.forEach(FeedClient::close);
    }
  }

  @Test
  @DisplayName("refuses a client without the token, and one whose offset is none")
  void refusesStrangers() {
    assertThatThrownBy(() -> FeedClient.withToken(role, "wrong"))
        .hasStackTraceContaining("status code 401");
    try (FeedClient client = FeedClient.of(role, "?after=x")) {
      assertThat(client.closed().orTimeout(10, SECONDS).join())
          .isEqualTo("1008 after is not a number");
    }
  }

  @Test
  @DisplayName("R26 an offset whose facts are forgotten, or of another history, is told as a gap")
  void tellsGap() throws SQLException {
    database.execute("UPDATE system.outbox_trimmed SET last_id = 40");
    database.execute("SELECT setval('system.outbox_ids', 50)");
    await().atMost(10, SECONDS).until(() -> health().contains("\"feed_offset\":50"));
    role.close();
    role = feed(database);
    try (FeedClient old = FeedClient.of(role, "?after=7");
        FeedClient ahead = FeedClient.of(role, "?after=9000")) {
      await().atMost(10, SECONDS).until(() -> old.of("gap").size() == 1);
      await().atMost(10, SECONDS).until(() -> ahead.of("gap").size() == 1);

      assertThat(old.of("gap").getFirst().text()).contains("\"seq\":40", "OffsetForgotten");
      assertThat(ahead.of("gap").getFirst().text()).contains("\"seq\":50", "OffsetAhead");
      assertThat(role.get("/changes?after=7").statusCode()).isEqualTo(410);
      assertThat(role.get("/changes?after=9000").body()).contains("OffsetAhead");
    }
  }

  @Test
  @DisplayName("REC-MAIN-11 a live client outlasts a database restart and misses nothing")
  void survivesRestart() throws SQLException, IOException {
    try (Postgres server = Postgres.start()) {
      TestDatabase own = server.migrated();
      try (TestRole feed = feed(own);
          FeedClient client = FeedClient.of(feed, "?after=0")) {
        own.execute(insert("before", "{}"));
        await().atMost(10, SECONDS).until(() -> client.keys().equals(List.of("before")));

        server.stop();
        await()
            .atMost(15, SECONDS)
            .until(() -> feed.get("/health").body().contains("\"listening\":false"));
        server.startAgain();
        own.execute(insert("after", "{}"));

        await().atMost(20, SECONDS).until(() -> client.keys().equals(List.of("before", "after")));
      }
    }
  }

  private static TestRole feed(TestDatabase database) {
    ConfigFolder config = ConfigFolder.create().with(database).with("db-poller");
    TestRole role = TestRole.start(Application.class, "db-poller", config).awaitReady();
    await()
        .atMost(10, SECONDS)
        .until(() -> role.get("/health").body().contains("\"listening\":true"));
    return role;
  }

  private String health() {
    return role.get("/health").body();
  }

  private static String insert(String key, String payload) {
    return "INSERT INTO system.outbox (topic, key, payload) VALUES ('trade', '%s', '%s')"
        .formatted(key, payload);
  }

  private static List<String> keys(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(number -> "k" + number).toList();
  }
}
