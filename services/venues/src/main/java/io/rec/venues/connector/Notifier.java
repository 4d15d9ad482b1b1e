package io.rec.venues.connector;

import io.rec.venues.connector.notice.Message;
import io.rec.venues.connector.notice.Receipt;

/** Tells people. */
public interface Notifier extends Connector {

  @Override
  default Family family() {
    return Family.NOTIFICATION;
  }

  /**
   * Returns when the service has taken the message. At least once: after a lost answer it is sent
   * again, with the same id, so that receivers can tell.
   */
  Receipt send(Message message) throws ConnectorException, InterruptedException;
}
