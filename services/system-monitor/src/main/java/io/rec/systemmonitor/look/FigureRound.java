package io.rec.systemmonitor.look;

import io.rec.platform.health.Staggered;
import io.rec.platform.http.PeerProbe;
import io.rec.platform.http.Probed;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;

/** Asks every service for its figures. Belongs to the thread of the monitor's rounds. */
@Singleton
public final class FigureRound {

  private static final Scrape NOTHING = new Scrape(Map.of());

  /** All of them at once would be a tenth of a second in which nobody's prices get a processor. */
  private static final Duration APART = Duration.ofMillis(40);

  private final PeerProbe probe;
  private final Map<String, Scrape> before = new HashMap<>();

  FigureRound(PeerProbe probe) {
    this.probe = probe;
  }

  /** By component; a silent one has no figures. */
  public Map<String, ServiceFigures> ask(Collection<String> components)
      throws InterruptedException, ExecutionException {
    List<String> names = List.copyOf(components);
    List<Scrape> answers =
        Staggered.ask(
            names.stream().map(name -> (Callable<Scrape>) () -> scrape(name)).toList(), APART);
    Map<String, Scrape> scrapes = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      scrapes.put(names.get(i), answers.get(i));
    }
    Map<String, ServiceFigures> figures = new TreeMap<>();
    scrapes.forEach(
        (name, now) ->
            figures.put(name, ServiceFigures.of(now, before.getOrDefault(name, NOTHING))));
    before.keySet().retainAll(scrapes.keySet());
    before.putAll(scrapes);
    return figures;
  }

  private Scrape scrape(String component) {
    return probe.pod(component, "/prometheus") instanceof Probed.Answered answered
            && answered.status() == 200
        ? Scrape.of(answered.body())
        : NOTHING;
  }
}
