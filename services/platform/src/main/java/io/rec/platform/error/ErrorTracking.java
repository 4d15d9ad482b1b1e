package io.rec.platform.error;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import io.rec.platform.loop.Loops;
import io.rec.platform.role.DatabaseNeed;
import io.rec.platform.role.Role;
import jakarta.annotation.PreDestroy;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.slf4j.LoggerFactory;

/**
 * Stores the errors of this process every second. While the database is away they wait; what waits
 * when the process ends is in its log alone.
 */
@Context
final class ErrorTracking {

  private static final Duration PERIOD = Duration.ofSeconds(1);

  private final Ledger ledger = new Ledger();
  private final ErrorAppender appender = new ErrorAppender(ledger);
  private final ErrorTable table;
  private final Counter counted;

  ErrorTracking(Role role, ErrorTable table, Loops loops, MeterRegistry meters) {
    this.table = table;
    this.counted =
        Counter.builder("recio.errors")
            .description("Lines of level ERROR that were stored")
            .register(meters);
    if (role.database() != DatabaseNeed.NONE) {
      Logger root = root();
      appender.setContext(root.getLoggerContext());
      appender.start();
      root.addAppender(appender);
      loops.every("error-tracking", PERIOD, this::store);
    }
  }

  private void store() {
    List<SeenError> errors = ledger.drain();
    if (errors.isEmpty()) {
      return;
    }
    try {
      table.count(errors);
      counted.increment(errors.stream().mapToLong(SeenError::times).sum());
    } catch (SQLException away) {
      // Told by the watch of the database; telling it here as well would be another error.
      ledger.restore(errors);
    }
  }

  @PreDestroy
  void stop() {
    root().detachAppender(appender);
    appender.stop();
  }

  private static Logger root() {
    return ((LoggerContext) LoggerFactory.getILoggerFactory())
        .getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }
}
