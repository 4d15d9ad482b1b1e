package io.rec.operator.controller.runtime;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rec.operator.controller.log.LogLines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/** What the operator writes to its log meanwhile, line by line as a pod would. */
final class LoggedLines implements AutoCloseable {
  private static final Logger ROOT =
      (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

  private final Kept kept = new Kept();

  private static final class Kept extends AppenderBase<ILoggingEvent> {
    private final Collection<JsonNode> lines = new ConcurrentLinkedQueue<>();
    private final LogLines encoder = new LogLines();
    private final ObjectMapper mapper = new ObjectMapper();

    @Override
    protected void append(ILoggingEvent event) {
      try {
        lines.add(mapper.readTree(encoder.encode(event)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  LoggedLines() {
    kept.setContext(ROOT.getLoggerContext());
    kept.start();
    ROOT.addAppender(kept);
  }

  List<JsonNode> all() {
    return List.copyOf(kept.lines);
  }

  static String field(JsonNode line, String name) {
    return line.path("extra_data").path(name).asText();
  }

  @Override
  public void close() {
    ROOT.detachAppender(kept);
    kept.stop();
  }
}
