package io.rec.mainapp.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.mainapp.gateway.alerts.AlertLine;
import io.rec.mainapp.gateway.alerts.AlertsView;
import io.rec.mainapp.gateway.alerts.Silenced;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AlertNewsTest {

  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

  private final AlertNews news = new AlertNews();

  @Test
  @DisplayName("tells once of what begins, once of its end, and nothing of the first look")
  void tellsOfChanges() {
    assertThat(states(view(alert("old", "cause")))).isEmpty();
    assertThat(states(view(alert("old", "cause"), alert("new", "symptom"))))
        .containsExactly("new raised");
    assertThat(states(view(alert("old", "cause"), alert("new", "symptom")))).isEmpty();
    assertThat(states(view(alert("old", "cause")))).containsExactly("new cleared");
    assertThat(states(view())).containsExactly("old cleared");
  }

  @Test
  @DisplayName("what a service states is told by its fact, and what is silent by nothing")
  void leavesOutWhatIsToldOtherwise() {
    news.after(view());
    assertThat(states(view(alert("own", "service"), alert("once", "event")))).isEmpty();
    Silenced silence = new Silenced(1, "", "", "quiet", NOW, "eve", "why", NOW);
    assertThat(states(view(List.of(silence), alert("quiet", "cause")))).isEmpty();
  }

  @Test
  @DisplayName("what is put under a cause has not ended")
  void explainedIsNotOver() {
    news.after(view());
    news.after(view(alert("a", "symptom")));
    AlertsView.Cause both =
        new AlertsView.Cause(
            "root", "critical", alert("root", "cause"), List.of(alert("a", "symptom")));

    assertThat(states(of(List.of(both), List.of()))).containsExactly("root raised");
    assertThat(states(view())).containsExactlyInAnyOrder("root cleared", "a cleared");
  }

  @Test
  @DisplayName("after nobody listened it begins anew")
  void forgets() {
    news.after(view());
    news.forget();
    assertThat(states(view(alert("meanwhile", "cause")))).isEmpty();
  }

  private List<String> states(AlertsView view) {
    return news.after(view).stream().map(each -> each.alert().id() + " " + each.state()).toList();
  }

  private static AlertsView view(AlertLine... open) {
    return view(List.of(), open);
  }

  private static AlertsView view(List<Silenced> silences, AlertLine... open) {
    return of(
        Stream.of(open)
            .map(alert -> new AlertsView.Cause(alert.id(), "critical", alert, List.of()))
            .toList(),
        silences);
  }

  private static AlertsView of(List<AlertsView.Cause> causes, List<Silenced> silences) {
    return new AlertsView(NOW, causes, new AlertsView.Counts(0, 0, 0), silences);
  }

  private static AlertLine alert(String id, String source) {
    return new AlertLine(
        id,
        "service",
        "type",
        id,
        source,
        "critical",
        "text",
        Map.of(),
        id,
        "",
        NOW,
        NOW,
        1,
        null,
        null,
        List.of());
  }
}
