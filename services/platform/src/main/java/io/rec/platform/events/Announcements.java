package io.rec.platform.events;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.rec.platform.persistence.Database;
import io.rec.platform.role.RoleIdentity;
import io.rec.platform.secrets.DatabaseLogins;
import io.rec.platform.telemetry.Traceparent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;

/**
 * Short texts to whoever listens at this moment, over PostgreSQL's channels. Nothing is kept: what
 * must not be lost goes to the {@link Outbox}.
 */
@Singleton
public final class Announcements {

  /** PostgreSQL refuses a payload of 8000 bytes. */
  public static final int MOST_BYTES = 7999;

  private static final Pattern CHANNEL = Pattern.compile("[a-z][a-z0-9_]{0,62}");

  private final Database database;
  private final Tracer tracer;
  private final ListeningConnection connection;
  private boolean started;

  Announcements(
      Database database,
      DatabaseLogins logins,
      RoleIdentity identity,
      MeterRegistry meters,
      Tracer tracer) {
    this.database = database;
    this.tracer = tracer;
    this.connection = new ListeningConnection(logins, identity.component());
    count(meters, "heard", "Announcements received", ListeningConnection::heard);
    count(meters, "connections", "Connections made to listen", ListeningConnection::connections);
    count(
        meters,
        "overflows",
        "Times a listener was too slow and was told to read the state",
        c -> c.mailboxes().stream().mapToLong(Mailbox::overflows).sum());
    count(
        meters,
        "failures",
        "Announcements on which a listener failed",
        c -> c.mailboxes().stream().mapToLong(Mailbox::failures).sum());
    Gauge.builder("recio.announcements.listening", connection, c -> c.listening() ? 1 : 0)
        .description("1 while the listening connection is up")
        .register(meters);
  }

  /**
   * Announces at once, in a transaction of its own. It is not flushed to disk: an announcement that
   * a crash of the database swallows had no listener left.
   */
  public void announce(String channel, String payload) throws SQLException {
    String sql = "SELECT set_config('synchronous_commit', 'off', true), pg_notify(?, ?)";
    traced(channel, () -> database.read(connected -> send(connected, sql, channel, payload)));
  }

  /** Announces when the caller's transaction commits, and not at all when it does not. */
  public void announce(Connection transaction, String channel, String payload) throws SQLException {
    traced(channel, () -> send(transaction, "SELECT pg_notify(?, ?)", channel, payload));
  }

  /**
   * Begins to listen. The listener first hears that it may have missed something, as soon as the
   * channel is open, and again after each loss of the connection.
   */
  public synchronized Subscription listen(String channel, Listener listener) {
    Mailbox mailbox = new Mailbox(checked(channel), listener, tracer);
    mailbox.open();
    connection.add(mailbox);
    if (!started) {
      connection.start();
      started = true;
    }
    return () -> {
      connection.remove(mailbox);
      mailbox.close();
    };
  }

  /** Whether the listening connection is up. */
  public boolean listening() {
    return connection.listening();
  }

  /** How many announcements arrived since the start. */
  public long heard() {
    return connection.heard();
  }

  /** How often the listening connection was made. */
  public long connections() {
    return connection.connections();
  }

  /** Why nobody listens; empty while the connection is up. */
  public String lastLoss() {
    return connection.lastLoss();
  }

  @PreDestroy
  void close() {
    connection.mailboxes().forEach(Mailbox::close);
    connection.close();
  }

  private interface Sending {
    boolean send() throws SQLException;
  }

  private void traced(String channel, Sending sending) throws SQLException {
    Span span =
        tracer
            .spanBuilder("announce " + channel)
            .setSpanKind(SpanKind.PRODUCER)
            .setAttribute("messaging.system", "postgresql")
            .setAttribute("messaging.destination.name", channel)
            .startSpan();
    try (Scope scope = span.makeCurrent()) {
      sending.send();
    } catch (SQLException failed) {
      span.setStatus(StatusCode.ERROR);
      throw failed;
    } finally {
      span.end();
    }
  }

  private static boolean send(Connection on, String sql, String channel, String payload)
      throws SQLException {
    int bytes = payload.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MOST_BYTES) {
      throw new IllegalArgumentException(
          "an announcement on %s of %d bytes; %d are allowed"
              .formatted(channel, bytes, MOST_BYTES));
    }
    try (PreparedStatement statement = on.prepareStatement(sql)) {
      statement.setString(1, checked(channel));
      statement.setString(
          2,
          Traceparent.current()
              .map(trace -> TracedText.with(payload, trace, MOST_BYTES))
              .orElse(payload));
      return statement.execute();
    }
  }

  /** The name stands in a LISTEN, which takes no parameter. */
  private static String checked(String channel) {
    if (!CHANNEL.matcher(channel).matches()) {
      throw new IllegalArgumentException("not a channel's name: " + channel);
    }
    return channel;
  }

  private void count(
      MeterRegistry meters,
      String name,
      String description,
      ToLongFunction<ListeningConnection> value) {
    FunctionCounter.builder("recio.announcements." + name, connection, value::applyAsLong)
        .description(description)
        .register(meters);
  }
}
