package io.rec.benchmarks.path;

import io.rec.platform.persistence.ListeningSockets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Listens to prices and strike tables and takes the time between a tick and the first table that
 * shows it, and its parts. The venue, all services and this client read the same machine's clock.
 */
public final class TableListener implements AutoCloseable {

  private static final Pattern SYMBOL = Pattern.compile("\"symbol\":\"(\\w+)\"");
  private static final String PRICES = "recio_price";
  private static final String TABLES = "recio_strike_table";
  private static final Pattern TICK = Pattern.compile("\"timestamp\":\"([^\"]+)\"");
  private static final Pattern RECEIVED = Pattern.compile("\"received_at\":\"([^\"]+)\"");
  private static final Pattern AS_OF = Pattern.compile("\"price_as_of\":\"([^\"]+)\"");
  private static final int WAIT_MILLIS = 100;

  private final Connection connection;
  private final Clock clock = Clock.systemUTC();
  private final Set<String> heard = ConcurrentHashMap.newKeySet();
  private final Map<String, Instant> newest = new HashMap<>();
  private final Map<String, Instant> announced = new Recent();
  private final Map<Leg, List<Long>> nanos = new EnumMap<>(Leg.class);
  private final Thread thread;
  private volatile boolean measuring;
  private volatile boolean closed;
  private volatile String failure = "";

  private TableListener(Connection connection) {
    this.connection = connection;
    List.of(Leg.values()).forEach(leg -> nanos.put(leg, new ArrayList<>()));
    this.thread = Thread.ofPlatform().name("tables").unstarted(this::run);
  }

  /** Listens as our own services do, so that it hears when they would. */
  public static TableListener on(String jdbc) throws SQLException {
    var listening = "&socketFactory=" + ListeningSockets.class.getName();
    var connection = DriverManager.getConnection(jdbc + listening);
    try (var statement = connection.createStatement()) {
      statement.execute("LISTEN " + PRICES);
      statement.execute("LISTEN " + TABLES);
    }
    var listener = new TableListener(connection);
    listener.thread.start();
    return listener;
  }

  /** The symbols of which there was a table. */
  public Set<String> heard() {
    if (!failure.isEmpty()) {
      throw new IllegalStateException("listening failed: " + failure);
    }
    return Set.copyOf(heard);
  }

  public void measure() {
    measuring = true;
  }

  public void finish() {
    measuring = false;
  }

  public Latencies latencies(Leg leg) {
    synchronized (nanos) {
      return new Latencies(taken(leg).stream().mapToLong(Long::longValue).toArray());
    }
  }

  private List<Long> taken(Leg leg) {
    return nanos.getOrDefault(leg, List.of());
  }

  private void run() {
    try {
      var notices = connection.unwrap(PGConnection.class);
      while (!closed) {
        PGNotification[] news = notices.getNotifications(WAIT_MILLIS);
        var now = clock.instant();
        if (news != null) {
          for (var each : news) {
            if (each.getName().equals(PRICES)) {
              takePrice(each.getParameter(), now);
            } else {
              takeTable(each.getParameter(), now);
            }
          }
        }
      }
    } catch (SQLException broken) {
      failure = closed ? "" : String.valueOf(broken.getMessage());
    }
  }

  private void takePrice(String price, Instant now) {
    var symbol = SYMBOL.matcher(price);
    var at = TICK.matcher(price);
    var received = RECEIVED.matcher(price);
    if (symbol.find() && at.find() && received.find()) {
      announced.put(symbol.group(1) + at.group(1), now);
      add(Leg.FEED, Instant.parse(at.group(1)), Instant.parse(received.group(1)));
      add(Leg.PRICE, Instant.parse(received.group(1)), now);
    }
  }

  private void takeTable(String table, Instant now) {
    var symbol = SYMBOL.matcher(table);
    var asOf = AS_OF.matcher(table);
    if (!symbol.find() || !asOf.find()) {
      return;
    }
    heard.add(symbol.group(1));
    var tick = Instant.parse(asOf.group(1));
    var before = newest.put(symbol.group(1), tick);
    if (tick.equals(before)) {
      return;
    }
    add(Leg.WHOLE, tick, now);
    var priceHeard = announced.remove(symbol.group(1) + asOf.group(1));
    if (priceHeard != null) {
      add(Leg.TABLE, priceHeard, now);
    }
  }

  private void add(Leg leg, Instant from, Instant until) {
    if (measuring) {
      synchronized (nanos) {
        taken(leg).add(Duration.between(from, until).toNanos());
      }
    }
  }

  /** Prices that no table showed are forgotten after a while. */
  private static final class Recent extends LinkedHashMap<String, Instant> {

    private static final long serialVersionUID = 1;
    private static final int MOST = 1_000;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
      return size() > MOST;
    }
  }

  @Override
  public void close() throws SQLException {
    closed = true;
    connection.close();
  }
}
