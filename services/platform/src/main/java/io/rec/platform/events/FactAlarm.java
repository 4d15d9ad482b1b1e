package io.rec.platform.events;

import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Wakes a consumer for what may bring it on: a fact of its topics, and, while one of those waits
 * behind another transaction, any fact, because it may be that transaction's. On a busy desk most
 * facts are of other topics, and each look costs the database three questions.
 */
final class FactAlarm implements Listener {

  private final Set<String> topics;
  private final LongSupplier offset;
  private final Runnable look;

  /** The newest fact of the topics that was announced; owned by the listener's thread. */
  private long announced;

  /**
   * @param topics empty for all
   * @param offset the id up to which the consumer has come
   */
  FactAlarm(Set<String> topics, LongSupplier offset, Runnable look) {
    this.topics = topics;
    this.offset = offset;
    this.look = look;
  }

  @Override
  public void heard(String announcement) {
    StatedFact fact = StatedFact.of(announcement);
    if (topics.isEmpty() || topics.contains(fact.topic())) {
      announced = Math.max(announced, fact.id());
      look.run();
    } else if (offset.getAsLong() < announced) {
      look.run();
    }
  }

  @Override
  public void missed() {
    look.run();
  }
}
