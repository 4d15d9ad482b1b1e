package io.rec.kalshiaccountsync.record;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;

/** What the synchronisation counts since its start. */
@Singleton
public final class AccountFigures {

  private final MeterRegistry meters;
  private final AtomicLong facts = new AtomicLong();
  private final AtomicLong overtaken = new AtomicLong();
  private final AtomicLong contradictions = new AtomicLong();
  private final AtomicLong gaps = new AtomicLong();
  private final AtomicLong readings = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();

  AccountFigures(AccountRecord record, MeterRegistry meters) {
    this.meters = meters;
    count("overtaken", "Tellings that something later had overtaken", overtaken);
    count("contradictions", "Fills that the exchange told in two ways", contradictions);
    count("gaps", "Times the stream knew fills that had not come", gaps);
    count("readings", "Readings that came to their end", readings);
    count("readings.failed", "Readings that did not come to their end", failures);
    Gauge.builder("recio.account.positions.waiting", record, AccountRecord::waiting)
        .description("Positions of the stream whose fills have not come yet")
        .register(meters);
  }

  public void count(Recorded recorded) {
    for (String topic : recorded.facts()) {
      facts.incrementAndGet();
      Counter.builder("recio.account.facts")
          .description("Facts stated about the account")
          .tag("topic", topic)
          .register(meters)
          .increment();
    }
    overtaken.addAndGet(recorded.overtaken());
    contradictions.addAndGet(recorded.contradictions());
    gaps.addAndGet(recorded.incomplete().isEmpty() ? 0 : 1);
  }

  public void read(boolean complete) {
    (complete ? readings : failures).incrementAndGet();
  }

  public long facts() {
    return facts.get();
  }

  public long overtaken() {
    return overtaken.get();
  }

  public long contradictions() {
    return contradictions.get();
  }

  public long gaps() {
    return gaps.get();
  }

  public long readings() {
    return readings.get();
  }

  public long failures() {
    return failures.get();
  }

  private void count(String name, String description, AtomicLong value) {
    FunctionCounter.builder("recio.account." + name, value, AtomicLong::doubleValue)
        .description(description)
        .register(meters);
  }
}
