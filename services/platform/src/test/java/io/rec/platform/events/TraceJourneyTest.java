package io.rec.platform.events;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.rec.platform.persistence.Database;
import io.rec.platform.sample.SampleRole;
import io.rec.platform.telemetry.RequestId;
import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.OtlpReceiver;
import io.rec.platform.testing.OtlpSpan;
import io.rec.platform.testing.Postgres;
import io.rec.platform.testing.TestDatabase;
import io.rec.platform.testing.TestRole;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A trace that leaves the process by the database and comes back in another thread. */
class TraceJourneyTest {

  private static final String CHANNEL = "recio_test";

  /** What arrived: the trace on the thread that handled it, and the text. */
  private record Arrival(String trace, String text) {}

  private final OtlpReceiver collector = OtlpReceiver.start();
  private TestDatabase database;
  private TestRole role;

  @BeforeEach
  void start() throws SQLException {
    database = Postgres.shared().migrated();
  }

  @AfterEach
  void stop() {
    role.close();
    collector.close();
  }

  private void run(Map<String, String> env) {
    ConfigFolder config = ConfigFolder.create().with("sample").with(database);
    role = SampleRole.withDatabase().run("sample", config, env).awaitReady();
  }

  @Test
  @DisplayName("BOT-TRC-02 the trace travels with a fact and with an announcement, and is exported")
  void travels() throws SQLException {
    run(collector.environment());
    List<Arrival> facts = new CopyOnWriteArrayList<>();
    List<Arrival> heard = new CopyOnWriteArrayList<>();
    listen(heard);
    String trace;
    try (OutboxConsumer consumer = follow(facts)) {
      trace = stateAndAnnounce();
      await().atMost(10, SECONDS).until(() -> facts.size() == 1 && heard.size() == 1);
    }

    assertThat(facts).containsExactly(new Arrival(trace, "{\"id\": 17}"));
    assertThat(heard).containsExactly(new Arrival(trace, "{\"id\":17}"));
    await()
        .atMost(20, SECONDS)
        .until(
            () ->
                collector.span(trace, "handle trade").isPresent()
                    && collector.span(trace, "hear " + CHANNEL).isPresent()
                    && collector.span(trace, "journey").isPresent());
    OtlpSpan journey = collector.span(trace, "journey").orElseThrow();
    OtlpSpan stored = collector.span(trace, "postgresql transaction").orElseThrow();
    OtlpSpan announced = collector.span(trace, "announce " + CHANNEL).orElseThrow();
    assertThat(journey.parentId()).isEmpty();
    assertThat(journey.service()).isEqualTo("sample");
    assertThat(stored.parentId()).isEqualTo(journey.spanId());
    assertThat(stored.attributes()).containsEntry("db.system.name", "postgresql");
    assertThat(announced.parentId()).isEqualTo(stored.spanId());
    assertThat(collector.span(trace, "handle trade"))
        .hasValueSatisfying(span -> assertThat(span.parentId()).isEqualTo(stored.spanId()));
    assertThat(collector.span(trace, "hear " + CHANNEL))
        .hasValueSatisfying(span -> assertThat(span.parentId()).isEqualTo(announced.spanId()));
  }

  @Test
  @DisplayName("BOT-TRC-03 without a collector the id travels all the same, for the logs")
  void travelsUnkept() throws SQLException {
    run(Map.of());
    List<Arrival> facts = new CopyOnWriteArrayList<>();
    List<Arrival> heard = new CopyOnWriteArrayList<>();
    listen(heard);
    try (OutboxConsumer consumer = follow(facts)) {
      String trace = stateAndAnnounce();

      await().atMost(10, SECONDS).until(() -> facts.size() == 1 && heard.size() == 1);
      assertThat(facts).containsExactly(new Arrival(trace, "{\"id\": 17}"));
      assertThat(heard).containsExactly(new Arrival(trace, "{\"id\":17}"));
    }
    assertThat(collector.spans()).isEmpty();
  }

  private String stateAndAnnounce() throws SQLException {
    Span span = role.bean(Tracer.class).spanBuilder("journey").startSpan();
    try (Scope scope = span.makeCurrent()) {
      role.bean(Database.class)
          .transaction(
              connection -> {
                role.bean(Announcements.class).announce(connection, CHANNEL, "{\"id\":17}");
                return role.bean(Outbox.class).append(connection, "trade", "17", "{\"id\":17}");
              });
    } finally {
      span.end();
    }
    return span.getSpanContext().getTraceId();
  }

  private OutboxConsumer follow(List<Arrival> facts) {
    return role.bean(OutboxConsumers.class)
        .follow(
            "journey",
            Set.of("trade"),
            (connection, fact) -> facts.add(new Arrival(trace(), fact.payload())));
  }

  private void listen(List<Arrival> heard) {
    List<String> looked = new CopyOnWriteArrayList<>();
    role.bean(Announcements.class)
        .listen(
            CHANNEL,
            new Listener() {
              @Override
              public void heard(String payload) {
                heard.add(new Arrival(trace(), payload));
              }

              @Override
              public void missed() {
                looked.add("looked");
              }
            });
    await().atMost(10, SECONDS).until(() -> !looked.isEmpty());
  }

  private static String trace() {
    return RequestId.currentTrace().orElse("none");
  }
}
