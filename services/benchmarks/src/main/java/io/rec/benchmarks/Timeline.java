package io.rec.benchmarks;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What became of every pod since the TradingSystem was applied. The API server's own time stamps
 * are whole seconds; what is noted here is when the change arrived by watch, a few milliseconds
 * after it was made.
 */
final class Timeline implements Watcher<Pod> {
  private final InstantSource clock;
  private final Instant applied;
  private final Map<String, Moments> pods = new ConcurrentHashMap<>();

  Timeline(InstantSource clock) {
    this.clock = clock;
    this.applied = clock.instant();
  }

  @Override
  public void eventReceived(Action action, Pod pod) {
    pods.computeIfAbsent(pod.getMetadata().getName(), name -> new Moments())
        .see(pod, clock.instant());
  }

  @Override
  public void onClose(WatcherException cause) {
    throw new IllegalStateException("the watch on the pods broke off; measure again", cause);
  }

  Duration elapsed() {
    return Duration.between(applied, clock.instant());
  }

  Table table(List<Event> events) {
    var rows =
        pods.entrySet().stream()
            .sorted(Comparator.comparing(entry -> seconds(entry.getValue(), Moments.Step.READY)))
            .map(entry -> row(entry.getKey(), entry.getValue(), images(events)))
            .toList();
    return new Table(List.of("pod", "created", "scheduled", "image", "started", "ready"), rows);
  }

  private List<String> row(String pod, Moments moments, Map<String, String> images) {
    return List.of(
        pod,
        seconds(moments, Moments.Step.CREATED),
        seconds(moments, Moments.Step.SCHEDULED),
        images.getOrDefault(pod, "?"),
        seconds(moments, Moments.Step.STARTED),
        seconds(moments, Moments.Step.READY));
  }

  /** Padded, so that the order of the texts is the order of the times. */
  private String seconds(Moments moments, Moments.Step step) {
    return moments
        .at(step)
        .map(
            at ->
                String.format(
                    Locale.ROOT, "%5.1f", Duration.between(applied, at).toMillis() / 1000.0))
        .orElse("    –");
  }

  private static Map<String, String> images(List<Event> events) {
    var images = new TreeMap<String, String>();
    events.stream()
        .filter(event -> "Pulled".equals(event.getReason()))
        .forEach(
            event -> images.put(event.getInvolvedObject().getName(), image(event.getMessage())));
    return images;
  }

  private static String image(String message) {
    return message.contains("already present")
        ? "present"
        : message.replaceAll(".* in ([0-9.a-z]+).*", "pulled in $1");
  }
}
