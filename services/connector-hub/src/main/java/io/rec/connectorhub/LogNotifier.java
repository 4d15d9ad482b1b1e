package io.rec.connectorhub;

import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Tells whoever reads the log. */
@Singleton
final class LogNotifier implements Notifier {

  private static final Logger LOG = LoggerFactory.getLogger(LogNotifier.class);

  private final AtomicLong told = new AtomicLong();

  @Override
  public String name() {
    return "log";
  }

  @Override
  public void tell(Notice notice) {
    LOG.atLevel(level(notice.severity()))
        .addKeyValue("notice", notice.title())
        .addKeyValue("severity", notice.severity())
        .log("{}: {}", notice.title(), notice.text());
    told.incrementAndGet();
  }

  @Override
  public long told() {
    return told.get();
  }

  private static Level level(Notice.Severity severity) {
    return switch (severity) {
      case INFO -> Level.INFO;
      case WARNING -> Level.WARN;
      case CRITICAL -> Level.ERROR;
    };
  }
}
