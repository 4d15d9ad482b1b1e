package io.rec.platform.telemetry;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.Duration;
import ch.qos.logback.core.util.FileSize;
import io.rec.platform.telemetry.TelemetrySettings.LogFormat;
import java.nio.file.Path;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets the log up in code: reading an XML file costs a tenth of a second of each start. Standard
 * output is the log of record; the files of the contract are written when a directory is given.
 */
public final class LogSetup {

  private static final long MOST_BYTES = 10L * FileSize.MB_COEFFICIENT;
  private static final int BACKUPS = 5;
  private static final String PATTERN =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} - %logger - %level - %msg %kvp%n";

  private LogSetup() {}

  public static void configure(Map<String, String> env, TelemetrySettings settings) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    configure(context, env.getOrDefault("RECIO_COMPONENT", "unknown"), settings, true);
  }

  static void configure(
      LoggerContext context, String component, TelemetrySettings settings, boolean onConsole) {
    context.reset();
    ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.WARN);
    context.getLogger("io.rec").setLevel(Level.toLevel(settings.logLevel(), Level.INFO));
    context.getLogger("rec_io_system").setLevel(Level.toLevel(settings.logLevel(), Level.INFO));
    if (onConsole) {
      root.addAppender(console(context, component, settings));
    }
    if (!settings.logDirectory().isBlank()) {
      String base = component.replace('-', '_');
      Path directory = Path.of(settings.logDirectory());
      root.addAppender(file(context, component, settings, directory.resolve(base + ".out.log")));
      RollingFileAppender<ILoggingEvent> errors =
          file(context, component, settings, directory.resolve(base + ".err.log"));
      ThresholdFilter onlyErrors = new ThresholdFilter();
      onlyErrors.setLevel("ERROR");
      onlyErrors.start();
      errors.addFilter(onlyErrors);
      root.addAppender(errors);
    }
  }

  private static ConsoleAppender<ILoggingEvent> console(
      LoggerContext context, String component, TelemetrySettings settings) {
    ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
    begin(console, context, encoder(context, component, settings));
    return console;
  }

  private static RollingFileAppender<ILoggingEvent> file(
      LoggerContext context, String component, TelemetrySettings settings, Path file) {
    RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
    appender.setFile(file.toString());
    FixedWindowRollingPolicy backups = new FixedWindowRollingPolicy();
    backups.setContext(context);
    backups.setParent(appender);
    backups.setFileNamePattern(file + ".%i");
    backups.setMinIndex(1);
    backups.setMaxIndex(BACKUPS);
    backups.start();
    SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
    size.setContext(context);
    size.setMaxFileSize(new FileSize(MOST_BYTES));
    // Looked at with every line: at the default of a minute a flood writes past any limit.
    size.setCheckIncrement(Duration.buildByMilliseconds(0));
    size.start();
    appender.setRollingPolicy(backups);
    appender.setTriggeringPolicy(size);
    begin(appender, context, encoder(context, component, settings));
    return appender;
  }

  private static void begin(
      OutputStreamAppender<ILoggingEvent> appender,
      LoggerContext context,
      Encoder<ILoggingEvent> encoder) {
    appender.setContext(context);
    appender.setEncoder(encoder);
    appender.start();
  }

  private static Encoder<ILoggingEvent> encoder(
      LoggerContext context, String component, TelemetrySettings settings) {
    if (settings.logFormat() == LogFormat.TEXT) {
      MaskedText text = new MaskedText();
      text.setContext(context);
      text.setPattern(PATTERN);
      text.start();
      return text;
    }
    JsonLines json = new JsonLines(component);
    json.setContext(context);
    json.start();
    return json;
  }
}
