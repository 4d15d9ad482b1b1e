package io.rec.platform.migration;

import io.rec.platform.config.ConfigDirectory;
import io.rec.platform.persistence.SchemaVersion;
import io.rec.platform.secrets.DatabaseLogin;
import io.rec.platform.secrets.DatabaseLogins;
import io.rec.platform.telemetry.LogSetup;
import io.rec.platform.telemetry.TelemetrySettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The migration job's {@code main}: argument {@code migrate}, exit code 0 when the schema is there.
 */
final class Application {

  /** The job has its own deadline; this only says why before it is reached. */
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private Application() {}

  public static void main(String[] args) {
    Map<String, String> env = new HashMap<>(System.getenv());
    env.putIfAbsent("RECIO_COMPONENT", "migrate");
    LogSetup.configure(env, TelemetrySettings.from(env));
    Termination termination =
        new Termination(Path.of(env.getOrDefault("RECIO_TERMINATION_LOG", "/dev/termination-log")));
    Optional<DatabaseLogin> login = new DatabaseLogins(ConfigDirectory.from(env)).current();
    if (login.isEmpty()) {
      termination.write(new Migrated.Failed("CredentialsMissing", "no database login is mounted"));
      System.exit(1);
    }
    Migration migration = new Migration(login.get(), Clock.systemUTC(), PATIENCE);
    Migrated outcome = migration.run(SchemaVersion.REQUIRED);
    termination.write(outcome);
    System.exit(outcome instanceof Migrated.Done ? 0 : 1);
  }
}
