package io.rec.mainapp.signin.device;

import io.rec.mainapp.signin.SignInSettings;
import io.rec.mainapp.signin.caller.Caller;
import io.rec.mainapp.signin.session.Sessions;
import io.rec.mainapp.signin.session.TokenSecret;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Remembered devices. Each use gives a device a new token; whoever comes with an older one has a
 * copy, or the device has, so that device is forgotten and its sessions end.
 */
@Singleton
public final class Devices {

  /** Two tabs that wake up together show the same token; the second one is no thief. */
  static final Duration TOGETHER = Duration.ofSeconds(10);

  private static final Duration KEPT = Duration.ofDays(30);

  private final Sessions sessions;
  private final Duration life;
  private final Clock clock;

  Devices(Sessions sessions, SignInSettings settings, Clock clock) {
    this.sessions = sessions;
    this.life = Duration.ofDays(settings.deviceDays());
    this.clock = clock;
  }

  public record Remembered(Device device, String token) {}

  /** How long a device is remembered after each use. */
  public Duration life() {
    return life;
  }

  public Remembered remember(Connection transaction, String userId, Caller caller)
      throws SQLException {
    Instant now = clock.instant();
    Device device = DeviceRows.add(transaction, userId, caller, now, now.plus(life));
    return new Remembered(device, freshToken(transaction, device, now));
  }

  /** Looks the token up, and does at once what follows from it. */
  public Shown show(Connection transaction, String token, Caller caller) throws SQLException {
    Instant now = clock.instant();
    byte[] hash = TokenSecret.hash(token);
    Optional<DeviceRows.Found> found = DeviceRows.hold(transaction, hash, now);
    if (found.isEmpty()) {
      return new Shown.Unknown();
    }
    Device device = found.get().device();
    Optional<Instant> replacedAt = found.get().replacedAt();
    if (replacedAt.isEmpty()) {
      DeviceRows.replaced(transaction, hash, now);
      DeviceRows.used(transaction, device, caller, now, now.plus(life));
      return new Shown.Known(device, Optional.of(freshToken(transaction, device, now)));
    }
    if (replacedAt.get().plus(TOGETHER).isAfter(now) && sameBrowser(device, caller)) {
      return new Shown.Known(device, Optional.empty());
    }
    forget(transaction, device.userId(), device.id(), "copied token");
    return new Shown.Copied(device);
  }

  public List<Device> ofUser(Connection transaction, String userId) throws SQLException {
    return DeviceRows.ofUser(transaction, userId, clock.instant());
  }

  /** With its sessions; whether it was remembered until now. */
  public boolean forget(Connection transaction, String userId, long id, String by)
      throws SQLException {
    sessions.endOfDevice(transaction, userId, id, by);
    return DeviceRows.revoke(transaction, userId, id, by, clock.instant());
  }

  public void prune(Connection transaction) throws SQLException {
    DeviceRows.forgetBefore(transaction, clock.instant().minus(KEPT));
  }

  private static String freshToken(Connection transaction, Device device, Instant now)
      throws SQLException {
    String token = TokenSecret.fresh();
    DeviceRows.addToken(transaction, device, TokenSecret.hash(token), now);
    return token;
  }

  private static boolean sameBrowser(Device device, Caller caller) {
    return device.userAgent().equals(caller.userAgent())
        && device.address().equals(caller.addressText());
  }
}
