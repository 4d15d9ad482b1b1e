package io.rec.operator.controller.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.operator.api.Verbs;
import io.rec.operator.api.spec.KillLevel;
import io.rec.operator.api.status.ConditionStatus;
import io.rec.operator.api.status.ConditionType;
import io.rec.operator.controller.database.EngagedSwitch;
import io.rec.operator.controller.database.Look;
import io.rec.operator.controller.observe.Observation;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KillVerbTest {
  private static final String PAPER = "mode: Paper";

  @Test
  @DisplayName("the annotation stops trading once for each value and names who asked")
  void isServedOnce() {
    var desk = asked("Flatten/n1", "ann");

    var verb = KillVerb.asked(desk).orElseThrow();

    assertThat(verb.order(desk).orElseThrow())
        .satisfies(
            order -> {
              assertThat(order.level()).isEqualTo("Flatten");
              assertThat(order.by()).isEqualTo("ann");
              assertThat(order.request()).endsWith("/Flatten/n1");
            });
    assertThat(verb.notice().warning()).isTrue();
    assertThat(verb.notice().note()).isEqualTo("Flatten, asked for as Flatten/n1, by ann");
    assertThat(KillVerb.asked(verb.recorded(desk))).isEmpty();
  }

  @Test
  @DisplayName("the other requests of the status stay as they are")
  void keepsOtherRequests() {
    var desk = Desks.annotated(Desks.desk(PAPER), Verbs.RESTART, "db-poller/n1");
    var restarted = RestartVerb.asked(desk).orElseThrow().recorded(desk);
    var both = annotated(restarted, Map.of(Verbs.KILL, "None/n2"));

    var recorded = KillVerb.asked(both).orElseThrow().recorded(both);

    assertThat(recorded.status().requests().kill()).isEqualTo("None/n2");
    assertThat(recorded.status().requests().restart()).isEqualTo("db-poller/n1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"flaten/1", "Flatten", "Flatten/", "/1"})
  @DisplayName("a slip is told and not served as something else")
  void tellsASlip(String value) {
    var desk = asked(value, "ann");

    var verb = KillVerb.asked(desk).orElseThrow();

    assertThat(verb.order(desk)).isEmpty();
    assertThat(verb.notice().warning()).isTrue();
    assertThat(verb.notice().note()).startsWith("rec.io/kill '" + value + "' stops nothing");
    assertThat(KillVerb.asked(verb.recorded(desk))).isEmpty();
  }

  @Test
  @DisplayName("a level is understood whatever its capitals: nobody has time for them")
  void ignoresCapitals() {
    assertThat(KillVerb.asked(asked("pauseentries/1", "")).orElseThrow().level())
        .contains(KillLevel.PAUSE_ENTRIES);
  }

  @Test
  @DisplayName("the status names the switch that stops more, that of the spec or of the database")
  void namesTheStricter() {
    var spec = "killSwitch: {level: CancelOrders, reason: fat finger, by: ann}";

    assertThat(condition(PAPER, "PauseEntries"))
        .isEqualTo("True PauseEntries engaged by bob: news");
    assertThat(condition(spec, "Flatten")).isEqualTo("True Flatten engaged by bob: news");
    assertThat(condition(spec, "PauseEntries")).isEqualTo("True CancelOrders engaged: fat finger");
    assertThat(condition(PAPER, "")).isEqualTo("False Released trading as configured");
    assertThat(condition(PAPER, "Unheard")).isEqualTo("True Flatten engaged by bob: news");
  }

  @Test
  @DisplayName("a spec that the services have not heard of yet is said to be on its way")
  void tellsThatTheServicesAreBeingTold() {
    var desk = Desks.desk("killSwitch: {level: Flatten, reason: fire, by: ann}");

    assertThat(condition(desk, seen(desk, "", "None")))
        .isEqualTo("True Flatten engaged: fire; the services are being told");
  }

  @Test
  @DisplayName("what the spec released and the books hold is told as held")
  void tellsWhatIsHeld() {
    var desk = Desks.desk(PAPER);

    assertThat(condition(desk, seen(desk, "", "CancelOrders")))
        .isEqualTo(
            "True CancelOrders released in the spec, and held until our books equal the"
                + " exchange's: see recio logs trade-manager");
    assertThat(condition(desk, seen(desk, "PauseEntries", "CancelOrders")))
        .startsWith("True CancelOrders released in the spec");
  }

  @Test
  @DisplayName("an annotation releases nothing and says who does")
  void annotationReleasesNothing() {
    var desk = asked("None/n2", "ann");

    var verb = KillVerb.asked(desk).orElseThrow();

    assertThat(verb.order(desk)).isEmpty();
    assertThat(verb.notice().warning()).isTrue();
    assertThat(verb.notice().note())
        .startsWith("rec.io/kill 'None/n2' releases nothing: recio kill resume does");
    assertThat(KillVerb.asked(verb.recorded(desk))).isEmpty();
  }

  @Test
  @DisplayName("a database that is silent, or not asked yet, has not released anything")
  void silenceReleasesNothing() {
    var desk = Desks.desk(PAPER);
    var before = Desks.with(desk, Desks.plan(desk, seen(desk, "Flatten")).status());

    var plan = Desks.plan(before, Desks.looked(Desks.healthy(desk), new Look.NotYet()));

    assertThat(plan.status().conditions())
        .filteredOn(found -> found.type().equals(ConditionType.KILL_SWITCH_ENGAGED.text()))
        .extracting(found -> found.message())
        .containsExactly("engaged by bob: news");
    assertThat(plan.notices()).extracting(Notice::reason).isEmpty();
  }

  @Test
  @DisplayName("what a silent database said last holds beside a spec that stops less")
  void silenceIsNotMilder() {
    var desk = Desks.desk("killSwitch: {level: PauseEntries, reason: lunch, by: ann}");
    var before = Desks.with(desk, Desks.plan(desk, seen(desk, "Flatten")).status());

    var plan = Desks.plan(before, Desks.looked(Desks.healthy(desk), new Look.NotYet()));

    assertThat(plan.status().conditions())
        .filteredOn(found -> found.type().equals(ConditionType.KILL_SWITCH_ENGAGED.text()))
        .extracting(found -> found.reason())
        .containsExactly("Flatten");
  }

  @Test
  @DisplayName("a switch pressed in the database becomes an event of the system")
  void tellsAPressedSwitch() {
    var desk = Desks.desk(PAPER);
    var before = Desks.with(desk, Desks.plan(desk, Desks.healthy(desk)).status());

    var notices = Desks.plan(before, seen(desk, "PauseEntries")).notices();

    assertThat(notices).extracting(Notice::note).contains("PauseEntries, engaged by bob: news");
  }

  private static String condition(String spec, String level) {
    var desk = Desks.desk(spec);
    return condition(desk, seen(desk, level));
  }

  private static String condition(Desk desk, Observation seen) {
    return Desks.plan(desk, seen).status().conditions().stream()
        .filter(condition -> condition.type().equals(ConditionType.KILL_SWITCH_ENGAGED.text()))
        .map(
            condition ->
                "%s %s %s"
                    .formatted(
                        condition.status() == ConditionStatus.TRUE ? "True" : "False",
                        condition.reason(),
                        condition.message()))
        .findFirst()
        .orElseThrow();
  }

  private static Observation seen(Desk desk, String level) {
    return seen(desk, level, desk.spec().killSwitch().level().text());
  }

  private static Observation seen(Desk desk, String level, String ofSpec) {
    var engaged =
        level.isEmpty()
            ? Optional.<EngagedSwitch>empty()
            : Optional.of(new EngagedSwitch(level, "news", "bob"));
    return Desks.looked(
        Desks.healthy(desk),
        new Look.Open(
            "15.14", "17", engaged, Optional.of(Set.of(ofSpec)), Desks.OUTLOOK, Optional.empty()));
  }

  private static Desk asked(String value, String by) {
    return annotated(Desks.desk(PAPER), Map.of(Verbs.KILL, value, Verbs.BY, by));
  }

  private static Desk annotated(Desk desk, Map<String, String> annotations) {
    return new Desk(
        desk.owner(), desk.generation(), desk.spec(), desk.status(), annotations, desk.deletedAt());
  }
}
