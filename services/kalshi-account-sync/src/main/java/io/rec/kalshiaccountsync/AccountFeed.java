package io.rec.kalshiaccountsync;

import io.rec.venues.stream.StreamSender;
import io.rec.venues.stream.StreamUser;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Subscribes the account's channels; any news has the account read anew. */
@Singleton
final class AccountFeed implements StreamUser {

  private static final Logger LOG = LoggerFactory.getLogger(AccountFeed.class);

  private static final String SUBSCRIBE =
      """
      {"id":1,"cmd":"subscribe","params":{"channels":["fill","user_orders","market_positions"]}}""";

  private final AccountMonitor monitor;
  private final AtomicLong messages = new AtomicLong();

  AccountFeed(AccountMonitor monitor) {
    this.monitor = monitor;
  }

  long messages() {
    return messages.get();
  }

  @Override
  public void opened(StreamSender sender) throws IOException, InterruptedException {
    sender.send(SUBSCRIBE);
    // What happened while there was no stream is found by reading.
    monitor.wake();
  }

  @Override
  public void message(String text) {
    messages.incrementAndGet();
    if (!text.contains("\"type\":\"subscribed\"")) {
      monitor.wake();
    }
  }

  @Override
  public void lost(String reason) {
    LOG.debug("account news are interrupted: {}", reason);
  }
}
