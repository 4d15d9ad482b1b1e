package io.rec.platform.telemetry;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** The levels of loggers, changeable while the service runs. */
public final class LogLevels {

  private static final Logger LOG = logger("rec_io_system");

  private LogLevels() {}

  public static String level(String name) {
    return logger(name).getEffectiveLevel().toString();
  }

  /** False when the word is no level. */
  public static boolean change(String name, String word) {
    @Nullable Level level = Level.toLevel(word, null);
    if (level == null) {
      return false;
    }
    logger(name).setLevel(level);
    LOG.atInfo()
        .addKeyValue("changed_logger", name)
        .addKeyValue("level", level.toString())
        .log("log level changed");
    return true;
  }

  private static Logger logger(String name) {
    return ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(name);
  }
}
