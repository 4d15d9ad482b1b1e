package io.rec.mainapp.signin.entry;

import io.rec.mainapp.signin.account.Acting;
import io.rec.mainapp.signin.device.Devices;
import io.rec.mainapp.signin.lockout.Lockouts;
import io.rec.mainapp.signin.session.Sessions;
import io.rec.mainapp.signin.session.SocketTickets;
import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import io.rec.platform.persistence.Database;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;

/** Forgets what is over, and counts what is not, once a minute. */
@Singleton
public final class Chores {

  private static final Duration PERIOD = Duration.ofMinutes(1);

  private final Database database;
  private final Sessions sessions;
  private final Devices devices;
  private final SocketTickets tickets;
  private final Lockouts lockouts;
  private final SignInMeters meters;
  private final RoleLoop loop;

  Chores(
      Database database,
      Sessions sessions,
      Devices devices,
      SocketTickets tickets,
      Lockouts lockouts,
      SignInMeters meters,
      Loops loops) {
    this.database = database;
    this.sessions = sessions;
    this.devices = devices;
    this.tickets = tickets;
    this.lockouts = lockouts;
    this.meters = meters;
    this.loop = new RoleLoop(loops, "sign-in-chores", PERIOD, this::once);
  }

  public void start() {
    loop.start();
  }

  public void stop() {
    loop.stop();
  }

  private void once() throws SQLException {
    int living =
        database.transaction(
            connection -> {
              Acting.forEverybody(connection);
              lockouts.prune(connection);
              tickets.prune(connection);
              devices.prune(connection);
              return sessions.prune(connection);
            });
    meters.sessions(living);
  }
}
