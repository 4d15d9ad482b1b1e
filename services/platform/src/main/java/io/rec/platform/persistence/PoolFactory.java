package io.rec.platform.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.rec.platform.role.RoleIdentity;
import io.rec.platform.secrets.DatabaseLogins;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Makes the pool: small, because sixteen services share one server's connections. */
@Factory
final class PoolFactory {

  private static final int MOST_CONNECTIONS = 4;
  private static final Duration GIVE_UP = Duration.ofSeconds(3);
  private static final Duration IDLE = Duration.ofMinutes(2);
  private static final Duration LIFETIME = Duration.ofMinutes(10);

  /**
   * How long a session may say nothing amid a transaction. Our statements follow each other within
   * milliseconds, and nobody outside is asked in between; the longest computing, the preview of a
   * day, takes seconds. Only a download of trades waits for somebody else, and a reader who has not
   * taken the next few hundred rows by then takes none any more. Whoever is silent for longer was
   * stopped or cut off, and the server would keep its locks for as long as it believes in the
   * connection: while they hold a lease's row nobody can take over.
   */
  private static final Duration SILENCE = Duration.ofMinutes(1);

  @Singleton
  @Bean(preDestroy = "close")
  HikariDataSource pool(DatabaseLogins logins, RoleIdentity identity, MeterRegistry meters) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(identity.component());
    config.setDataSource(Connections.following(logins::current, identity.component()));
    config.setMaximumPoolSize(MOST_CONNECTIONS);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(GIVE_UP.toMillis());
    config.setValidationTimeout(GIVE_UP.minusSeconds(1).toMillis());
    config.setIdleTimeout(IDLE.toMillis());
    config.setMaxLifetime(LIFETIME.toMillis());
    // A database that is away when the service starts is waited for by the start steps.
    config.setInitializationFailTimeout(-1);
    config.setConnectionInitSql(firstWords(SILENCE));
    config.setMetricRegistry(meters);
    HikariDataSource pool = new HikariDataSource(config);
    logins.onChange(() -> pool.getHikariPoolMXBean().softEvictConnections());
    return pool;
  }

  /**
   * What each session is told. A server may be set up to answer a commit before it is on disk; an
   * order whose intent is gone after a crash would be an order that nobody knows of.
   */
  static String firstWords(Duration silence) {
    return """
        SELECT set_config('recio.user_id', 'user_0001', false),
               set_config('idle_in_transaction_session_timeout', '%dms', false),
               CASE WHEN current_setting('synchronous_commit') = 'off'
                    THEN set_config('synchronous_commit', 'on', false) END"""
        .formatted(silence.toMillis());
  }
}
