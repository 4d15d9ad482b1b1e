package io.rec.platform.events;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.rec.platform.persistence.Database;
import io.rec.platform.sample.SampleRole;
import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.Postgres;
import io.rec.platform.testing.TestDatabase;
import io.rec.platform.testing.TestRole;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AnnouncementsTest {

  private static final String CHANNEL = "recio_test";

  /** Remembers what it was told, in order. */
  private static final class Ear implements Listener {
    private final List<String> told = new CopyOnWriteArrayList<>();

    @Override
    public void heard(String payload) {
      told.add(payload);
    }

    @Override
    public void missed() {
      told.add("missed");
    }
  }

  @Test
  @DisplayName("a listener is told to look first, then hears what is announced, in order")
  void hears() throws SQLException {
    try (TestRole role = start(Postgres.shared().migrated())) {
      Announcements announcements = role.bean(Announcements.class);
      Ear ear = listening(announcements);

      announcements.announce(CHANNEL, "one");
      role.bean(Database.class)
          .transaction(
              connection -> {
                announcements.announce(connection, CHANNEL, "two");
                return 0;
              });

      await().atMost(5, SECONDS).until(() -> ear.told.equals(List.of("missed", "one", "two")));
    }
  }

  @Test
  @DisplayName("refuses a payload that PostgreSQL would refuse, and sends the longest it allows")
  void refusesLongPayload() throws SQLException {
    try (TestRole role = start(Postgres.shared().migrated())) {
      Announcements announcements = role.bean(Announcements.class);
      Ear ear = listening(announcements);

      assertThatThrownBy(() -> announcements.announce(CHANNEL, "é".repeat(4000)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("8000 bytes");
      announcements.announce(CHANNEL, "x".repeat(Announcements.MOST_BYTES));

      await().atMost(5, SECONDS).until(() -> ear.told.size() == 2);
      assertThat(ear.told.getLast()).hasSize(Announcements.MOST_BYTES);
    }
  }

  @Test
  @DisplayName("a slow listener delays nobody and is told that it missed something")
  void toleratesSlowListener() throws SQLException {
    try (TestRole role = start(Postgres.shared().migrated())) {
      Announcements announcements = role.bean(Announcements.class);
      Ear quick = listening(announcements);
      CountDownLatch busy = new CountDownLatch(1);
      CountDownLatch held = new CountDownLatch(1);
      List<String> slow = new CopyOnWriteArrayList<>();
      announcements.listen(
          CHANNEL,
          new Listener() {
            @Override
            public void heard(String payload) throws InterruptedException {
              busy.countDown();
              held.await();
              slow.add(payload);
            }

            @Override
            public void missed() {
              slow.add("missed");
            }
          });
      await().atMost(5, SECONDS).until(() -> slow.equals(List.of("missed")));
      announcements.announce(CHANNEL, "n0");
      await().atMost(5, SECONDS).until(() -> busy.getCount() == 0);

      role.bean(Database.class)
          .transaction(
              connection -> {
                for (int number = 1; number <= Mailbox.CAPACITY + 1; number++) {
                  announcements.announce(connection, CHANNEL, "n" + number);
                }
                return 0;
              });

      // So many at once can be too many for the quick one too; it then knows that it missed some.
      await()
          .atMost(10, SECONDS)
          .until(
              () ->
                  quick.told.contains("n" + (Mailbox.CAPACITY + 1))
                      || quick.told.lastIndexOf("missed") > 0);
      held.countDown();
      await().atMost(5, SECONDS).until(() -> slow.contains("n0") && slow.lastIndexOf("missed") > 0);
      assertThat(slow.size()).isLessThan(10);
    }
  }

  @Test
  @DisplayName("a listener that could not look at the state is told again until it can")
  void tellsAgain() throws SQLException {
    try (TestRole role = start(Postgres.shared().migrated())) {
      Announcements announcements = role.bean(Announcements.class);
      List<String> told = new CopyOnWriteArrayList<>();
      announcements.listen(
          CHANNEL,
          new Listener() {
            @Override
            public void heard(String payload) {
              told.add(payload);
            }

            @Override
            public void missed() throws SQLException {
              told.add("missed");
              if (told.size() == 1) {
                throw new SQLException("not yet");
              }
              if (told.size() == 2) {
                throw new AssertionError("a library's");
              }
            }
          });

      await().atMost(10, SECONDS).until(() -> told.equals(List.of("missed", "missed", "missed")));
      announcements.announce(CHANNEL, "one");
      await().atMost(5, SECONDS).until(() -> told.getLast().equals("one"));
      assertThat(told).hasSize(4);
    }
  }

  @Test
  @DisplayName("a busy channel does not keep a listener from looking again")
  void tellsAgainAmongOthers() throws SQLException {
    try (TestRole role = start(Postgres.shared().migrated())) {
      Announcements announcements = role.bean(Announcements.class);
      AtomicInteger looks = new AtomicInteger();
      announcements.listen(
          CHANNEL,
          new Listener() {
            @Override
            public void heard(String payload) {}

            @Override
            public void missed() throws SQLException {
              if (looks.incrementAndGet() < 3) {
                throw new SQLException("not yet");
              }
            }
          });

      await()
          .pollInterval(Duration.ofMillis(50))
          .atMost(20, SECONDS)
          .until(
              () -> {
                announcements.announce(CHANNEL, "news");
                return looks.get() == 3;
              });
    }
  }

  @Test
  @DisplayName("listens again by itself after a database restart and after a password change")
  void comesBack() throws SQLException, IOException {
    try (Postgres server = Postgres.start()) {
      TestDatabase database = server.migrated();
      ConfigFolder config = ConfigFolder.create().with("sample").with(database);
      try (TestRole role = SampleRole.withDatabase().run(config).awaitReady()) {
        Announcements announcements = role.bean(Announcements.class);
        Ear ear = listening(announcements);

        server.stop();
        await().atMost(10, SECONDS).until(() -> !announcements.listening());
        server.startAgain();
        await().atMost(20, SECONDS).until(() -> ear.told.equals(List.of("missed", "missed")));

        server.execute("ALTER ROLE rec_io_user_b PASSWORD 'second-password'");
        config.with(database.login(Postgres.SLOT_B, "second-password"));
        await().atMost(20, SECONDS).until(() -> ear.told.size() == 3);
        server.execute("ALTER ROLE rec_io_user_a NOLOGIN");
        announcements.announce(CHANNEL, "still here");

        await().atMost(5, SECONDS).until(() -> ear.told.getLast().equals("still here"));
        assertThat(
                database.column(
                    "SELECT usename FROM pg_stat_activity WHERE application_name = 'sample-listen'"))
            .containsExactly(Postgres.SLOT_B);
      }
    }
  }

  private static TestRole start(TestDatabase database) {
    return SampleRole.withDatabase()
        .run(ConfigFolder.create().with("sample").with(database))
        .awaitReady();
  }

  private static Ear listening(Announcements announcements) {
    Ear ear = new Ear();
    announcements.listen(CHANNEL, ear);
    await().atMost(10, SECONDS).until(() -> ear.told.equals(List.of("missed")));
    return ear;
  }
}
