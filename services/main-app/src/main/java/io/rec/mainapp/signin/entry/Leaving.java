package io.rec.mainapp.signin.entry;

import io.rec.mainapp.signin.account.Acting;
import io.rec.mainapp.signin.account.SecurityTrail;
import io.rec.mainapp.signin.caller.Caller;
import io.rec.mainapp.signin.device.Device;
import io.rec.mainapp.signin.device.Devices;
import io.rec.mainapp.signin.session.Session;
import io.rec.mainapp.signin.session.Sessions;
import io.rec.platform.persistence.Database;
import io.rec.platform.persistence.SqlWork;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Map;

/** Ends sessions and forgets devices, one's own and those of an account. */
@Singleton
public final class Leaving {

  private final Database database;
  private final Sessions sessions;
  private final Devices devices;
  private final SecurityTrail trail;

  Leaving(Database database, Sessions sessions, Devices devices, SecurityTrail trail) {
    this.database = database;
    this.sessions = sessions;
    this.devices = devices;
    this.trail = trail;
  }

  /** The device is forgotten too: it would sign in again by itself a moment later. */
  public void leave(Session session, Caller caller) throws SQLException {
    acting(
        session,
        connection -> {
          sessions.end(connection, session.userId(), session.id(), session.username());
          if (session.device().isPresent()) {
            long device = session.device().getAsLong();
            devices.forget(connection, session.userId(), device, session.username());
          }
          trail.done(
              connection, session.username(), "sign_out", caller, Map.of("session", session.id()));
          return true;
        });
  }

  /** Whether there was such a session. */
  public boolean end(Session own, long id, Caller caller) throws SQLException {
    return acting(
        own,
        connection -> {
          boolean ended = sessions.end(connection, own.userId(), id, own.username()) == 1;
          if (ended) {
            trail.done(connection, own.username(), "session_ended", caller, Map.of("session", id));
          }
          return ended;
        });
  }

  public int endOthers(Session own, Caller caller) throws SQLException {
    return acting(
        own,
        connection -> {
          int ended = sessions.endOthers(connection, own.userId(), own.id(), own.username());
          trail.done(
              connection, own.username(), "sessions_ended", caller, Map.of("sessions", ended));
          return ended;
        });
  }

  /** Whether there was such a device. */
  public boolean forget(Session own, long device, Caller caller) throws SQLException {
    return acting(
        own,
        connection -> {
          boolean forgotten = devices.forget(connection, own.userId(), device, own.username());
          if (forgotten) {
            trail.done(
                connection, own.username(), "device_forgotten", caller, Map.of("device", device));
          }
          return forgotten;
        });
  }

  public void forgetAll(Session own, Caller caller) throws SQLException {
    acting(
        own,
        connection -> {
          for (Device device : devices.ofUser(connection, own.userId())) {
            devices.forget(connection, own.userId(), device.id(), own.username());
          }
          trail.done(connection, own.username(), "devices_forgotten", caller, Map.of());
          return true;
        });
  }

  private <T> T acting(Session own, SqlWork<T> work) throws SQLException {
    T result = Acting.within(database, own.userId(), work);
    sessions.changed(own.userId());
    return result;
  }
}
