package io.rec.platform.persistence;

import io.rec.platform.secrets.DatabaseLogin;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** Makes unpooled connections for a login. */
public final class Connections {

  private Connections() {}

  public static DataSource with(DatabaseLogin login, String applicationName) {
    return new FollowedLogin(() -> Optional.of(login), applicationName, false);
  }

  /** For one that only waits for announcements. */
  public static DataSource listening(DatabaseLogin login, String applicationName) {
    return new FollowedLogin(() -> Optional.of(login), applicationName, true);
  }

  static DataSource following(Supplier<Optional<DatabaseLogin>> login, String applicationName) {
    return new FollowedLogin(login, applicationName, false);
  }
}
