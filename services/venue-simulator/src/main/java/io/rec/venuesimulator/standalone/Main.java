package io.rec.venuesimulator.standalone;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import org.slf4j.LoggerFactory;

/** The program behind {@code recio sim}: one line of JSON once ready, and an end on SIGTERM. */
public final class Main {

  private static final int USAGE = 2;

  private Main() {}

  public static void main(String[] args) throws InterruptedException {
    logToStandardError();
    try {
      StandaloneSimulator simulator = StandaloneSimulator.start(Clock.systemUTC(), args);
      CountDownLatch ended = new CountDownLatch(1);
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    simulator.close();
                    ended.countDown();
                  },
                  "shutdown"));
      System.out.println(simulator);
      ended.await();
    } catch (IllegalArgumentException wrong) {
      System.err.println("recio sim: " + wrong.getMessage());
      System.err.print(Options.USAGE);
      System.exit(USAGE);
    }
  }

  /** The one line on standard output is for programs; nothing else may stand there. */
  private static void logToStandardError() {
    if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
      LoggerContext context = root.getLoggerContext();
      PatternLayoutEncoder encoder = new PatternLayoutEncoder();
      encoder.setContext(context);
      encoder.setPattern("%d{HH:mm:ss.SSS} %level %msg %kvp%n%ex");
      encoder.start();
      ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
      appender.setContext(context);
      appender.setTarget("System.err");
      appender.setEncoder(encoder);
      appender.start();
      root.detachAndStopAllAppenders();
      root.addAppender(appender);
      root.setLevel(Level.WARN);
    }
  }
}
