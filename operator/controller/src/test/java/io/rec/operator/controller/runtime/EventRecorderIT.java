package io.rec.operator.controller.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.rec.operator.api.TradingSystem;
import io.rec.operator.controller.plan.Notice;
import io.rec.operator.controller.runtime.FaultyLine.Fault;
import io.rec.operator.controller.runtime.Kubernetes.Api;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people read of events, as a real API server keeps them. */
@ExtendWith(Kubernetes.class)
@DisplayName("The recorder of events")
class EventRecorderIT {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int LONGEST = 1024;
  private static final Notice HEALED = healed("ai-service", "Deployment ai-service was changed");

  private final Api api;
  private final HurriedClock clock = new HurriedClock();
  private TradingSystem system;
  private EventRecorder recorder;

  EventRecorderIT(Api api) {
    this.api = api;
  }

  @BeforeEach
  void makeDesk() {
    system = DeskOnServer.create(api.client(), api.namespace(), "desk", "").read();
    recorder = new EventRecorder(api.client(), "first", clock);
  }

  private static Notice healed(String subject, String note) {
    return Notice.normal(Notice.Reason.DRIFT_HEALED, subject, note);
  }

  private void publish(Notice... notices) {
    recorder.publish(system, List.of(notices));
  }

  private List<Event> events() {
    return api.client()
        .events()
        .v1()
        .events()
        .inNamespace(system.getMetadata().getNamespace())
        .list()
        .getItems();
  }

  private Event only() {
    assertThat(events()).hasSize(1);
    return events().getFirst();
  }

  /** How often it was told. */
  private int count() {
    var series = only().getSeries();
    return series == null ? 1 : series.getCount();
  }

  @Test
  @DisplayName("a fact that comes again raises the count of its event, and says when it was last")
  void repeatsRaiseASeries() {
    publish(HEALED);
    var first = only();
    assertThat(first.getSeries()).isNull();
    assertThat(first.getReason()).isEqualTo("DriftHealed");
    assertThat(first.getRegarding().getUid()).isEqualTo(system.getMetadata().getUid());

    clock.hurry(MINUTE);
    publish(HEALED);
    assertThat(count()).isEqualTo(2);
    clock.hurry(MINUTE);
    publish(HEALED);

    assertThat(count()).isEqualTo(3);
    assertThat(only().getEventTime().getTime()).isEqualTo(first.getEventTime().getTime());
    assertThat(only().getSeries().getLastObservedTime().getTime())
        .isGreaterThan(first.getEventTime().getTime());
  }

  @Test
  @DisplayName("at most once a minute, and then really: a fact that never ceases is not forgotten")
  void oneAMinute() {
    publish(HEALED, HEALED);
    publish(HEALED);
    assertThat(count()).isEqualTo(1);

    // In the seconds 20 to 180, of which 60, 120 and 180 are told.
    for (int time = 0; time < 9; time++) {
      clock.hurry(Duration.ofSeconds(20));
      publish(HEALED);
    }

    assertThat(count()).isEqualTo(4);
  }

  @Test
  @DisplayName("another reason, component or cause is another event, and is told at once")
  void keysAreApart() {
    publish(
        HEALED,
        healed("db-poller", HEALED.note()),
        healed(HEALED.subject(), "Deployment ai-service was deleted"),
        Notice.warning(Notice.Reason.SECRET_RESTORED, HEALED.subject(), HEALED.note()));

    assertThat(events()).hasSize(4).allMatch(event -> event.getSeries() == null);
    assertThat(events()).extracting(Event::getType).contains("Normal", "Warning");
  }

  @Test
  @DisplayName("an operator that has just started raises the event of the one before it")
  void seriesOutlivesTheProcess() {
    publish(HEALED);

    new EventRecorder(api.client(), "second", clock).publish(system, List.of(HEALED));

    assertThat(count()).isEqualTo(2);
    assertThat(only().getReportingInstance()).isEqualTo("first");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "ä", "€", "💸"})
  @DisplayName("a long message is cut to 1 KiB of bytes, never inside a character")
  void cutsLongNotes(String letter) {
    // None of them comes out even.
    var note = "x" + letter.repeat(LONGEST);

    publish(healed("ai-service", note));

    var told = only().getNote();
    var size = told.getBytes(StandardCharsets.UTF_8).length;
    assertThat(note).startsWith(told);
    assertThat(size)
        .isBetween(LONGEST + 1 - letter.getBytes(StandardCharsets.UTF_8).length, LONGEST);
  }

  @Test
  @DisplayName("a message of exactly 1 KiB is told whole")
  void keepsWhatFits() {
    var note = "€".repeat(341) + "x";

    publish(healed("ai-service", note));

    assertThat(only().getNote()).isEqualTo(note);
  }

  @Test
  @DisplayName("an event that the API server did not take is tried again when the fact comes again")
  void triesAgainWhatWasNotTaken() throws IOException {
    try (var line = FaultyLine.to(api.config());
        var client = line.client()) {
      recorder = new EventRecorder(client, "first", clock);
      // The client's own second try meets it too.
      line.disturb(Fault.broken(2, call -> call.path().endsWith("/events")));

      publish(HEALED);
      assertThat(events()).isEmpty();
      publish(HEALED);

      assertThat(count()).isEqualTo(1);
    }
  }
}
