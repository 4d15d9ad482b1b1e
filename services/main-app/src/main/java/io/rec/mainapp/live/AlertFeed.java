package io.rec.mainapp.live;

import io.rec.mainapp.gateway.Aged;
import io.rec.mainapp.gateway.alerts.AlertEngine;
import io.rec.mainapp.gateway.alerts.AlertLine;
import io.rec.mainapp.gateway.alerts.AlertsView;
import io.rec.platform.http.ProblemException;
import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The alerts of the engine to every page. It is asked for them, not waited for: an alert about the
 * lost database could reach nobody by way of the database.
 */
@Singleton
final class AlertFeed {

  private static final Duration PERIOD = Duration.ofSeconds(2);

  /** Also without a change, so that a quiet book is told from a lost one. */
  private static final Duration AT_LEAST = Duration.ofSeconds(10);

  private final AlertEngine engine;
  private final States states;
  private final FanOut fanOut;
  private final Clock clock;
  private final RoleLoop loop;
  private final AlertNews news = new AlertNews();
  private List<Object> shown = List.of();
  private Instant shownAt = Instant.EPOCH;

  AlertFeed(AlertEngine engine, States states, FanOut fanOut, Loops loops, Clock clock) {
    this.engine = engine;
    this.states = states;
    this.fanOut = fanOut;
    this.clock = clock;
    this.loop = new RoleLoop(loops, "alerts", PERIOD, this::look);
  }

  void start() {
    loop.start();
  }

  void stop() {
    loop.stop();
  }

  private void look() throws InterruptedException {
    if (fanOut.isEmpty()) {
      news.forget();
      shown = List.of();
      return;
    }
    Optional<Aged<AlertsView>> known = known();
    if (known.isEmpty()) {
      return;
    }
    Aged<AlertsView> now = known.get();
    if (now.source().equals("live")) {
      news.after(now.data()).forEach(this::tell);
    }
    List<Object> what =
        List.of(now.data().causes(), now.data().silences(), now.source(), now.stale());
    if (!what.equals(shown) || !shownAt.plus(AT_LEAST).isAfter(clock.instant())) {
      shown = what;
      shownAt = clock.instant();
      fanOut.offer(states.frame("alerts", "", now));
    }
  }

  private Optional<Aged<AlertsView>> known() throws InterruptedException {
    try {
      return Optional.of(engine.open());
    } catch (ProblemException nothingKnown) {
      // Pages that ask are told why.
      return Optional.empty();
    }
  }

  private void tell(AlertNews.News each) {
    AlertLine alert = each.alert();
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("id", alert.id());
    payload.put("type", alert.type());
    payload.put("state", each.state());
    payload.put("severity", alert.severity());
    payload.put("service", alert.service());
    payload.put("about", alert.about());
    payload.put("text", alert.text());
    fanOut.offer(
        states.happened(
            "alert",
            Map.of(
                "topic",
                "alert",
                "key",
                alert.about(),
                "created_at",
                alert.openedAt(),
                "payload",
                payload)));
  }
}
