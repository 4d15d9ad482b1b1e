package io.rec.platform.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** Listens to the log for the start and stop steps that were done, in the order they were done. */
public final class PhaseLog implements AutoCloseable {

  private static final String START = "startup_phase {} {}";
  private static final String STOP = "shutdown_phase {} {}";

  private final Logger log = (Logger) LoggerFactory.getLogger("rec_io_system");
  private final Level before = log.getLevel();
  private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();
  private final AppenderBase<ILoggingEvent> appender =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          events.add(event);
        }
      };

  private PhaseLog() {
    appender.start();
    log.setLevel(Level.INFO);
    log.addAppender(appender);
  }

  public static PhaseLog listen() {
    return new PhaseLog();
  }

  /** For example "1 Load Kalshi credentials". */
  public List<String> starts() {
    return done(START);
  }

  public List<String> stops() {
    return done(STOP);
  }

  @Override
  public void close() {
    log.detachAppender(appender);
    log.setLevel(before);
  }

  private List<String> done(String message) {
    return events.stream()
        .filter(event -> event.getMessage().equals(message))
        .map(event -> "%s %s".formatted(event.getArgumentArray()))
        .toList();
  }
}
