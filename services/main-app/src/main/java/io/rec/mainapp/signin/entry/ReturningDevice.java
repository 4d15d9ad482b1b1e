package io.rec.mainapp.signin.entry;

import io.rec.mainapp.signin.account.Account;
import io.rec.mainapp.signin.account.Accounts;
import io.rec.mainapp.signin.account.Acting;
import io.rec.mainapp.signin.account.SecurityTrail;
import io.rec.mainapp.signin.caller.Caller;
import io.rec.mainapp.signin.device.Device;
import io.rec.mainapp.signin.device.Devices;
import io.rec.mainapp.signin.device.Shown;
import io.rec.mainapp.signin.session.Opened;
import io.rec.mainapp.signin.session.SessionKind;
import io.rec.mainapp.signin.session.Sessions;
import io.rec.platform.persistence.Database;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signs a remembered device in without its owner typing anything. */
@Singleton
public final class ReturningDevice {

  private static final Logger LOG = LoggerFactory.getLogger(ReturningDevice.class);
  private static final String WAY = "device";

  private final Database database;
  private final Accounts accounts;
  private final Sessions sessions;
  private final Devices devices;
  private final SecurityTrail trail;
  private final SignInMeters meters;

  ReturningDevice(
      Database database,
      Accounts accounts,
      Sessions sessions,
      Devices devices,
      SecurityTrail trail,
      SignInMeters meters) {
    this.database = database;
    this.accounts = accounts;
    this.sessions = sessions;
    this.devices = devices;
    this.trail = trail;
    this.meters = meters;
  }

  public Entry with(String deviceToken, Caller caller) throws SQLException {
    record Outcome(Shown shown, Entry entry) {}
    Outcome outcome =
        database.transaction(
            connection -> {
              Acting.forEverybody(connection);
              Shown shown = devices.show(connection, deviceToken, caller);
              return new Outcome(shown, entry(connection, shown, caller));
            });
    if (outcome.shown() instanceof Shown.Copied copied) {
      sessions.changed(copied.device().userId());
      LOG.atWarn()
          .addKeyValue("device", copied.device().id())
          .addKeyValue("user_id", copied.device().userId())
          .addKeyValue("address", caller.addressText())
          .log("a device's old token came back: there is a copy, the device is forgotten");
    }
    meters.attempt(
        WAY,
        switch (outcome.shown()) {
          case Shown.Copied copied -> "copied";
          case Shown.Unknown unknown -> "refused";
          case Shown.Known known ->
              outcome.entry() instanceof Entry.Granted ? "granted" : "refused";
        });
    return outcome.entry();
  }

  private Entry entry(Connection transaction, Shown shown, Caller caller) throws SQLException {
    return switch (shown) {
      case Shown.Unknown unknown -> new Entry.Refused();
      case Shown.Copied copied -> copied(transaction, copied.device(), caller);
      case Shown.Known known -> known(transaction, known, caller);
    };
  }

  private Entry copied(Connection transaction, Device device, Caller caller) throws SQLException {
    Acting.as(transaction, device.userId());
    trail.done(transaction, "main-app", "device_copied", caller, Map.of("device", device.id()));
    return new Entry.Refused();
  }

  private Entry known(Connection transaction, Shown.Known known, Caller caller)
      throws SQLException {
    Device device = known.device();
    Optional<Account> account = accounts.byId(transaction, device.userId()).filter(Account::active);
    if (account.isEmpty()) {
      return new Entry.Refused();
    }
    Acting.as(transaction, device.userId());
    Opened opened =
        sessions.open(
            transaction, account.get(), SessionKind.BROWSER, OptionalLong.of(device.id()), caller);
    trail.done(
        transaction,
        account.get().username(),
        "sign_in",
        caller,
        Map.of("way", WAY, "session", opened.session().id(), "device", device.id()));
    return new Entry.Granted(account.get(), opened, known.newToken());
  }
}
