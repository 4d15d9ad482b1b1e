package io.rec.systemmonitor.pager;

import io.micronaut.json.JsonMapper;
import io.rec.platform.http.PeerProbe;
import io.rec.platform.http.Probed;
import io.rec.systemmonitor.alert.AlertKey;
import io.rec.systemmonitor.alert.Severity;
import io.rec.systemmonitor.alert.Signal;
import io.rec.systemmonitor.alert.Source;
import io.rec.systemmonitor.alert.Verdict;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The roots that the failure detector names. While it is silent its last word stands for a while:
 * it may be a sufferer itself. Belongs to the thread of the alert engine.
 */
@Singleton
final class Causes {

  private static final String DETECTOR = "cascading-failure-detector";
  private static final String PATH = "/api/failure_detector_status";
  private static final Duration BELIEVED_FOR = Duration.ofSeconds(60);

  private final PeerProbe probe;
  private final JsonMapper json;
  private final Clock clock;
  private List<Signal> signals = List.of();
  private Verdict verdict = Verdict.NONE;
  private Instant heardAt;
  private boolean known;

  Causes(PeerProbe probe, JsonMapper json, Clock clock) {
    this.probe = probe;
    this.json = json;
    this.clock = clock;
    this.heardAt = clock.instant();
  }

  /** Asks the detector; afterwards the others tell what it said. */
  void look() {
    Optional<DetectorVerdict> heard = ask();
    if (heard.isPresent()) {
      heardAt = clock.instant();
      known = true;
      take(heard.get());
    } else if (heardAt.plus(BELIEVED_FOR).isBefore(clock.instant())) {
      known = true;
      signals = List.of();
      verdict = Verdict.NONE;
    }
  }

  /** Before the detector has spoken, or has been silent for long, no cause is over. */
  boolean known() {
    return known;
  }

  /** One for each root. */
  List<Signal> signals() {
    return signals;
  }

  Verdict verdict() {
    return verdict;
  }

  private void take(DetectorVerdict said) {
    List<Signal> found = new ArrayList<>();
    Map<AlertKey, List<String>> sufferers = new HashMap<>();
    for (DetectorVerdict.Root root : Optional.ofNullable(said.roots()).orElse(List.of())) {
      AlertKey key = new AlertKey(service(DETECTOR), "root_cause", root.component());
      found.add(signal(key, root));
      List<String> all = new ArrayList<>();
      all.add(service(root.component()));
      root.sufferers().forEach(component -> all.add(service(component)));
      sufferers.put(key, all);
    }
    signals = List.copyOf(found);
    verdict = Verdict.of(sufferers);
  }

  private static Signal signal(AlertKey key, DetectorVerdict.Root root) {
    return new Signal(
            key,
            Source.CAUSE,
            root.critical() ? Severity.CRITICAL : Severity.WARNING,
            "%s is the cause: %s. %s".formatted(root.component(), root.evidence(), root.impact()),
            Map.of(
                "evidence", root.evidence(),
                "impact", root.impact(),
                "action", root.action(),
                "sufferers", String.join(", ", root.sufferers())))
        .since(root.since());
  }

  private static String service(String component) {
    return component.replace('-', '_');
  }

  private Optional<DetectorVerdict> ask() {
    return probe.pod(DETECTOR, PATH) instanceof Probed.Answered answered && answered.status() == 200
        ? read(answered.body())
        : Optional.empty();
  }

  private Optional<DetectorVerdict> read(String body) {
    try {
      @Nullable DetectorVerdict said = json.readValue(body, DetectorVerdict.class);
      return Optional.ofNullable(said);
    } catch (IOException unreadable) {
      // One of another release; what it cannot say is as if it were silent.
      return Optional.empty();
    }
  }
}
