package io.rec.venues.notify;

import io.rec.venues.connector.ConnectorException;
import io.rec.venues.connector.Notifier;
import io.rec.venues.connector.call.Guard;
import io.rec.venues.connector.call.GuardedConnector;
import io.rec.venues.connector.call.Policy;
import io.rec.venues.connector.config.Settings;
import io.rec.venues.connector.notice.Message;
import io.rec.venues.connector.notice.Priority;
import io.rec.venues.connector.notice.Receipt;
import io.rec.venues.connector.registry.NotifierProvider;
import io.rec.venues.connector.registry.Surroundings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Tells whoever reads the log. */
public final class LogProvider implements NotifierProvider {

  private static final Logger LOG = LoggerFactory.getLogger(LogProvider.class);

  @Override
  public String type() {
    return "log";
  }

  @Override
  public Notifier create(Settings settings, Surroundings around) {
    return new LogNotifier(settings.connector(), around.guard(settings, Policy.CONNECTOR));
  }

  private static final class LogNotifier extends GuardedConnector implements Notifier {

    private LogNotifier(String name, Guard guard) {
      super(name, "log", guard);
    }

    @Override
    public Receipt send(Message message) throws ConnectorException, InterruptedException {
      return call(
          "send",
          () -> {
            LOG.atLevel(level(message.priority()))
                .addKeyValue("message_id", message.id())
                .addKeyValue("priority", message.priority().word())
                .addKeyValue("recipient", message.recipient())
                .log("{}: {}", message.subject(), message.text());
            return new Receipt(name(), "");
          });
    }

    @Override
    protected String probe() {
      return "the log is there";
    }

    private static Level level(Priority priority) {
      return switch (priority) {
        case LOW, NORMAL -> Level.INFO;
        // Whatever it tells of, telling it is no error of ours, which would be told of in turn.
        case HIGH, CRITICAL -> Level.WARN;
      };
    }
  }
}
