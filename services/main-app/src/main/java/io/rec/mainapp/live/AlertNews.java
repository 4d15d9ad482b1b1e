package io.rec.mainapp.live;

import io.rec.mainapp.gateway.alerts.AlertLine;
import io.rec.mainapp.gateway.alerts.AlertsView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What began and ended between two looks at the alerts, as a fact would tell it. Of what a service
 * states there are facts; all else is only in the engine's book. Belongs to one thread.
 */
final class AlertNews {

  private static final Set<String> WITHOUT_FACTS = Set.of("cause", "symptom", "engine");

  /** Of which people were told that it is open, by id. */
  private final Map<String, AlertLine> told = new HashMap<>();

  private boolean begun;

  /** Something to be told. */
  record News(AlertLine alert, String state) {}

  /** Nobody listened for a while: the next look begins anew. */
  void forget() {
    told.clear();
    begun = false;
  }

  /** Nothing of the first look: that is no news to whoever has just come. */
  List<News> after(AlertsView view) {
    List<News> news = new ArrayList<>();
    for (AlertsView.Cause cause : view.causes()) {
      AlertLine alert = cause.alert();
      boolean tells = WITHOUT_FACTS.contains(alert.source()) && !alert.severity().equals("info");
      if (tells && !view.silent(alert) && told.put(alert.id(), alert) == null && begun) {
        news.add(new News(alert, "raised"));
      }
    }
    Set<String> open = view.all().map(AlertLine::id).collect(Collectors.toSet());
    told.values().stream()
        .filter(alert -> !open.contains(alert.id()))
        .map(alert -> new News(alert, "cleared"))
        .forEach(news::add);
    told.keySet().retainAll(open);
    begun = true;
    return news;
  }
}
