package io.rec.platform.events;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Tracer;
import io.rec.platform.loop.Loops;
import io.rec.platform.persistence.Database;
import jakarta.inject.Singleton;
import java.util.Set;

/** Starts consumers of facts. */
@Singleton
public final class OutboxConsumers {

  private final Database database;
  private final OutboxReader reader;
  private final OutboxOffsets offsets;
  private final Announcements announcements;
  private final Loops loops;
  private final MeterRegistry meters;
  private final Tracer tracer;

  OutboxConsumers(
      Database database,
      OutboxReader reader,
      OutboxOffsets offsets,
      Announcements announcements,
      Loops loops,
      MeterRegistry meters,
      Tracer tracer) {
    this.database = database;
    this.reader = reader;
    this.offsets = offsets;
    this.announcements = announcements;
    this.loops = loops;
    this.meters = meters;
    this.tracer = tracer;
  }

  /**
   * Begins to handle the topics' facts, oldest first, from the stored offset on.
   *
   * @param name under which the offset is stored; processes of one name share the work
   * @param topics empty for all
   */
  public OutboxConsumer follow(String name, Set<String> topics, FactHandler handler) {
    OutboxConsumer consumer =
        new OutboxConsumer(
            name,
            topics,
            new TracedHandler(name, handler, tracer),
            database,
            reader,
            offsets,
            loops);
    Gauge.builder("recio.outbox.offset", consumer, OutboxConsumer::offset)
        .description("Id up to which the consumer has handled every fact")
        .tag("consumer", name)
        .register(meters);
    consumer.start(announcements);
    return consumer;
  }
}
