package io.rec.benchmarks.path;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Listens to strike tables and takes the time between a tick and the first table that shows it. The
 * venue, all services and this client read the same machine's clock.
 */
final class TableListener implements AutoCloseable {

  private static final Pattern SYMBOL = Pattern.compile("\"symbol\":\"(\\w+)\"");
  private static final Pattern AS_OF = Pattern.compile("\"price_as_of\":\"([^\"]+)\"");
  private static final int WAIT_MILLIS = 100;

  private final Connection connection;
  private final Clock clock = Clock.systemUTC();
  private final Set<String> heard = ConcurrentHashMap.newKeySet();
  private final Map<String, Instant> newest = new HashMap<>();
  private final List<Long> nanos = new ArrayList<>();
  private final Thread thread;
  private volatile boolean measuring;
  private volatile boolean closed;
  private volatile String failure = "";

  private TableListener(Connection connection) {
    this.connection = connection;
    this.thread = Thread.ofPlatform().name("tables").unstarted(this::run);
  }

  static TableListener on(String jdbc) throws SQLException {
    var connection = DriverManager.getConnection(jdbc);
    try (var statement = connection.createStatement()) {
      statement.execute("LISTEN recio_strike_table");
    }
    var listener = new TableListener(connection);
    listener.thread.start();
    return listener;
  }

  /** The symbols of which there was a table. */
  Set<String> heard() {
    if (!failure.isEmpty()) {
      throw new IllegalStateException("listening failed: " + failure);
    }
    return Set.copyOf(heard);
  }

  void measure() {
    measuring = true;
  }

  void finish() {
    measuring = false;
  }

  Latencies latencies() {
    synchronized (nanos) {
      return new Latencies(nanos.stream().mapToLong(Long::longValue).toArray());
    }
  }

  private void run() {
    try {
      var notices = connection.unwrap(PGConnection.class);
      while (!closed) {
        PGNotification[] news = notices.getNotifications(WAIT_MILLIS);
        var now = clock.instant();
        if (news != null) {
          for (var each : news) {
            take(each.getParameter(), now);
          }
        }
      }
    } catch (SQLException broken) {
      failure = closed ? "" : String.valueOf(broken.getMessage());
    }
  }

  private void take(String table, Instant now) {
    var symbol = SYMBOL.matcher(table);
    var asOf = AS_OF.matcher(table);
    if (!symbol.find() || !asOf.find()) {
      return;
    }
    heard.add(symbol.group(1));
    var tick = Instant.parse(asOf.group(1));
    var before = newest.put(symbol.group(1), tick);
    if (measuring && !tick.equals(before)) {
      synchronized (nanos) {
        nanos.add(Duration.between(tick, now).toNanos());
      }
    }
  }

  @Override
  public void close() throws SQLException {
    closed = true;
    connection.close();
  }
}
