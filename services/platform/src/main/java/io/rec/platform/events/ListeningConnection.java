package io.rec.platform.events;

import io.rec.platform.persistence.Connections;
import io.rec.platform.resilience.Backoff;
import io.rec.platform.secrets.DatabaseLogin;
import io.rec.platform.secrets.DatabaseLogins;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one connection on which a service listens, on a thread of its own: made again when it breaks,
 * when it no longer answers, and when the mounted login changes. A platform thread, because a
 * virtual one is woken by way of a poller and a carrier, and prices wait for each of them.
 */
final class ListeningConnection {

  private static final Logger LOG = LoggerFactory.getLogger(ListeningConnection.class);

  /** Also how long a new channel waits for its LISTEN. */
  private static final int WAIT_MILLIS = 200;

  /** After so much silence the connection is asked whether it is still there. */
  private static final Duration SILENCE = Duration.ofSeconds(10);

  private static final int ANSWER_SECONDS = 5;
  private static final Backoff AGAIN = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(5));

  private final DatabaseLogins logins;
  private final String applicationName;
  private final RandomGenerator random = RandomGenerator.getDefault();
  private final List<Mailbox> mailboxes = new CopyOnWriteArrayList<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final AtomicLong connections = new AtomicLong();
  private final AtomicLong heard = new AtomicLong();
  private final Thread thread;
  private volatile boolean listening;
  private volatile String lastLoss = "";

  ListeningConnection(DatabaseLogins logins, String applicationName) {
    this.logins = logins;
    this.applicationName = applicationName;
    this.thread = Thread.ofPlatform().daemon().name("announcements").unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  void add(Mailbox mailbox) {
    mailboxes.add(mailbox);
  }

  void remove(Mailbox mailbox) {
    mailboxes.remove(mailbox);
  }

  List<Mailbox> mailboxes() {
    return List.copyOf(mailboxes);
  }

  boolean listening() {
    return listening;
  }

  long connections() {
    return connections.get();
  }

  long heard() {
    return heard.get();
  }

  String lastLoss() {
    return lastLoss;
  }

  void close() {
    closing.countDown();
    thread.interrupt();
  }

  private void run() {
    try {
      int failures = 0;
      while (closing.getCount() > 0) {
        long before = connections.get();
        oneConnection();
        failures = connections.get() > before ? 1 : failures + 1;
        if (closing.await(AGAIN.wait(failures, random).toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void oneConnection() {
    Optional<DatabaseLogin> login = logins.current();
    if (login.isEmpty()) {
      return;
    }
    try (Connection connection =
        Connections.listening(login.get(), applicationName + "-listen").getConnection()) {
      follow(connection, login.get());
    } catch (SQLException | RuntimeException broken) {
      // The edge of the thread: whatever ended the connection, the next one is tried.
      told(String.valueOf(broken.getMessage()));
    } finally {
      listening = false;
    }
  }

  private void told(String loss) {
    if (closing.getCount() > 0 && !loss.equals(lastLoss)) {
      LOG.warn("not listening for announcements: {}", loss);
    }
    lastLoss = loss;
  }

  private void follow(Connection connection, DatabaseLogin login) throws SQLException {
    PGConnection postgres = connection.unwrap(PGConnection.class);
    long number = connections.incrementAndGet();
    Set<String> channels = new HashSet<>();
    long heardAt = System.nanoTime();
    while (closing.getCount() > 0 && logins.current().filter(login::equals).isPresent()) {
      listen(connection, channels, number);
      PGNotification @Nullable [] arrived = postgres.getNotifications(WAIT_MILLIS);
      if (arrived != null && arrived.length > 0) {
        heardAt = System.nanoTime();
        deliver(arrived);
      } else if (System.nanoTime() - heardAt > SILENCE.toNanos()) {
        if (!connection.isValid(ANSWER_SECONDS)) {
          throw new SQLException("the database no longer answers", "08006");
        }
        heardAt = System.nanoTime();
      }
    }
  }

  private void listen(Connection connection, Set<String> channels, long number)
      throws SQLException {
    for (Mailbox mailbox : mailboxes) {
      if (channels.add(mailbox.channel())) {
        try (Statement statement = connection.createStatement()) {
          statement.execute("LISTEN " + mailbox.channel());
        }
      }
      mailbox.connected(number);
    }
    if (!listening) {
      listening = true;
      lastLoss = "";
      LOG.atInfo().addKeyValue("connections", number).log("listening for announcements");
    }
  }

  private void deliver(PGNotification[] arrived) {
    for (PGNotification one : arrived) {
      heard.incrementAndGet();
      for (Mailbox mailbox : mailboxes) {
        if (mailbox.channel().equals(one.getName())) {
          mailbox.heard(one.getParameter());
        }
      }
    }
  }
}
