package io.rec.aiservice.analyst;

import io.rec.aiservice.live.SignalMessages;
import io.rec.aiservice.live.SignalStream;
import io.rec.platform.events.Announcements;
import io.rec.platform.events.Listener;
import io.rec.platform.events.Subscription;
import io.rec.platform.signals.SignalNews;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What the other pods of this service said: told to our listeners, and the candle they have seen
 * closes our cached analyses too.
 */
@Singleton
public final class OtherPods implements Listener {

  private final Announcements announcements;
  private final SignalMessages messages;
  private final SignalStream stream;
  private final Memory memory;
  private final AtomicReference<@Nullable Subscription> subscription = new AtomicReference<>();

  OtherPods(
      Announcements announcements, SignalMessages messages, SignalStream stream, Memory memory) {
    this.announcements = announcements;
    this.messages = messages;
    this.stream = stream;
    this.memory = memory;
  }

  public synchronized void start() {
    if (subscription.get() == null) {
      subscription.set(announcements.listen(SignalNews.CHANNEL, this));
    }
  }

  public void stop() {
    Subscription open = subscription.getAndSet(null);
    if (open != null) {
      open.close();
    }
  }

  @Override
  public void heard(String payload) {
    messages
        .news(payload)
        .ifPresent(
            news -> {
              memory.closed(news.data().symbol(), news.closedAt());
              stream.tell(news.data());
            });
  }

  /** The newest of each symbol can be asked for; a signal that was missed is no news any more. */
  @Override
  public void missed() {}
}
