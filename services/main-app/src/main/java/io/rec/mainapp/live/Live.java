package io.rec.mainapp.live;

import io.micronaut.http.HttpRequest;
import io.rec.mainapp.signin.door.Sockets;
import io.rec.platform.health.DatabaseWatch;
import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;

/** The socket server between its first and its last client. */
@Singleton
public final class Live {

  private static final Duration HEARTBEAT = Duration.ofSeconds(30);
  private static final int SESSION_ENDED = 4401;
  private static final int TRY_LATER = 1013;

  private final LiveFeeds feeds;
  private final FactFeed facts;
  private final FactFrames factFrames;
  private final FanOut fanOut;
  private final States states;
  private final Sockets sockets;
  private final Provider<DatabaseWatch> database;
  private final LiveLimits limits;
  private final Clock clock;
  private final RoleLoop heartbeat;

  Live(
      LiveFeeds feeds,
      FactFeed facts,
      FactFrames factFrames,
      FanOut fanOut,
      States states,
      Sockets sockets,
      Provider<DatabaseWatch> database,
      LiveLimits limits,
      Loops loops,
      Clock clock) {
    this.feeds = feeds;
    this.facts = facts;
    this.factFrames = factFrames;
    this.fanOut = fanOut;
    this.states = states;
    this.sockets = sockets;
    this.database = database;
    this.limits = limits;
    this.clock = clock;
    this.heartbeat = new RoleLoop(loops, "heartbeat", HEARTBEAT, this::beat);
  }

  public void start() throws SQLException {
    feeds.start();
    heartbeat.start();
    fanOut.open();
  }

  public void stop() throws InterruptedException {
    fanOut.close();
    heartbeat.stop();
    feeds.stop();
  }

  /** Takes a client in: a snapshot first, then what it missed, then what changes. */
  Client join(HttpRequest<?> handshake, Sockets.Guest guest, long lastFact) throws SQLException {
    Wire wire = Wire.of(handshake);
    Client[] made = new Client[1];
    Client client = new Client(wire, guest, limits, () -> fanOut.cutOff(made[0]));
    made[0] = client;
    if (!fanOut.isOpen() || !fanOut.hasRoom()) {
      client.end(bye("too_many_clients", 5000), TRY_LATER, "too many clients");
      client.start();
      return client;
    }
    long joinedAt = facts.join(client);
    client.start(states.snapshot(joinedAt));
    if (lastFact >= 0) {
      replay(client, lastFact);
    }
    return client;
  }

  void leave(Client client) {
    fanOut.remove(client);
    client.gone();
  }

  void snapshot(Client client) {
    client.snapshot(states.snapshot(client.joinedAt()));
  }

  /** What it missed before it joined; later facts were offered to it. */
  void replay(Client client, long lastFact) throws SQLException {
    FactFeed.Missed missed = facts.between(lastFact, client.joinedAt());
    missed.frames().forEach(client::tell);
    client.tell(
        Frame.certain(
            "replayed",
            states.now(),
            "{\"from\":%d,\"to\":%d,\"count\":%d,\"complete\":%b}"
                .formatted(
                    lastFact, client.joinedAt(), missed.frames().size(), missed.complete())));
  }

  /** What happened lately, for a page that has seen nothing. */
  void recent(Client client) {
    client.tell(factFrames.recent(facts.before(client), states.now()));
  }

  Frame heartbeat() {
    String now = states.now();
    return Frame.certain("heartbeat", now, "{\"server_time\":\"" + now + "\"}");
  }

  /** Whose session cannot be asked about stays: nobody ends one while the database is away. */
  void beat() throws SQLException {
    Frame frame = heartbeat();
    boolean serves = database.get().problem().isEmpty();
    for (Client client : fanOut.clients()) {
      boolean expired = !clock.instant().isBefore(client.guest().expiresAt());
      if (expired || (serves && !sockets.alive(client.guest()))) {
        fanOut.remove(client);
        client.end(bye("session_ended", 0), SESSION_ENDED, "session ended");
      } else {
        client.tell(frame);
        client.ping();
      }
    }
  }

  private Frame bye(String reason, int retryMillis) {
    return Frame.certain(
        "bye", states.now(), "{\"reason\":\"%s\",\"retry_ms\":%d}".formatted(reason, retryMillis));
  }
}
