package io.rec.platform.events;

/** A listener's place on a channel; ends when closed. */
public interface Subscription extends AutoCloseable {
  @Override
  void close();
}
