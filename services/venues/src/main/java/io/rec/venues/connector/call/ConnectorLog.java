package io.rec.venues.connector.call;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a person would want to find in the log about connectors. */
public final class ConnectorLog implements ConnectorListener {

  private static final Logger LOG = LoggerFactory.getLogger(ConnectorLog.class);

  @Override
  public void heard(ConnectorEvent event) {
    switch (event) {
      case ConnectorEvent.AttemptFailed failed ->
          LOG.atWarn()
              .addKeyValue("connector", failed.connector())
              .addKeyValue("operation", failed.operation())
              .addKeyValue("attempt", failed.attempt())
              .addKeyValue("code", failed.code())
              .addKeyValue("again_after_ms", failed.next().map(d -> d.toMillis()).orElse(-1L))
              .log("{} failed at {}: {}", failed.connector(), failed.operation(), failed.cause());
      case ConnectorEvent.CircuitMoved moved ->
          LOG.atWarn()
              .addKeyValue("connector", moved.connector())
              .log("circuit of {}: {} to {}", moved.connector(), moved.from(), moved.to());
      case ConnectorEvent.StateMoved moved ->
          LOG.atInfo()
              .addKeyValue("connector", moved.connector())
              .log("{} is {}", moved.connector(), moved.to().word());
      case ConnectorEvent.AttemptSucceeded succeeded -> {}
      case ConnectorEvent.Held held -> {}
      case ConnectorEvent.CallFinished finished -> {}
    }
  }
}
