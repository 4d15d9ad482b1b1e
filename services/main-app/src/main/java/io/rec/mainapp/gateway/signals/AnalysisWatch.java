package io.rec.mainapp.gateway.signals;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.rec.domain.signal.Availability;
import io.rec.domain.signal.SignalDesk;
import io.rec.platform.alert.Alert;
import io.rec.platform.alert.Alerts;
import io.rec.platform.health.HealthPart;
import io.rec.platform.health.Part;
import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import io.rec.platform.manifest.Ports;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the analysis service is there: asked every ten seconds, and every thirty while it is
 * away. The third failure in a row says that it is, the first success that it is back.
 */
@Singleton
public final class AnalysisWatch implements HealthPart {

  private static final Logger LOG = LoggerFactory.getLogger(AnalysisWatch.class);

  private static final String INCIDENT = "analysis_away";

  /** A pass that comes a little early is not one too many. */
  private static final Duration EARLY = Availability.CHECK_EVERY.dividedBy(2);

  private final Ports ports;
  private final AnalysisCheck check;
  private final SignalDesk known;
  private final Alerts alerts;
  private final Clock clock;
  private final RoleLoop loop;
  private final List<Runnable> followers = new CopyOnWriteArrayList<>();
  private @Nullable Instant checkedAt;
  private AnalysisState told = AnalysisState.SERVING;
  private volatile AnalysisState state = AnalysisState.SERVING;

  AnalysisWatch(
      Ports ports,
      AnalysisCheck check,
      SignalDesk known,
      Alerts alerts,
      Loops loops,
      MeterRegistry meters,
      Clock clock) {
    this.ports = ports;
    this.check = check;
    this.known = known;
    this.alerts = alerts;
    this.clock = clock;
    this.loop = new RoleLoop(loops, "analysis-watch", Availability.CHECK_EVERY, this::look);
    Gauge.builder("recio.analysis.degraded", this, watch -> watch.now().bad() ? 1 : 0)
        .description("1 while the analysis service is away or without its language model")
        .register(meters);
  }

  public void start() {
    loop.start();
  }

  public void stop() {
    loop.stop();
  }

  /** Told when it stands otherwise than before. */
  public void follow(Runnable follower) {
    followers.add(follower);
  }

  public AnalysisState state() {
    return isUsed() ? state : AnalysisState.NOT_USED;
  }

  /** It may be asked, as far as is known. */
  boolean answers() {
    AnalysisState now = state();
    return !now.equals(AnalysisState.NOT_USED) && !now.state().equals("away");
  }

  @Override
  public String name() {
    return "ai_service";
  }

  @Override
  public Part now() {
    AnalysisState now = state();
    return switch (now.state()) {
      case "not_used" -> new Part(Part.Verdict.NOT_USED, "");
      case "reduced" -> new Part(Part.Verdict.DEGRADED, now.reason());
      case "away" -> Part.unhealthy(now.reason());
      default -> Part.healthy();
    };
  }

  /** Checks when it is time to. */
  synchronized void look() throws SQLException {
    Instant now = clock.instant();
    boolean checks = isUsed() && isDue(now);
    if (checks) {
      checkedAt = now;
      state = after(check.look(), now);
    }
    // The manifest may have changed as well.
    if (!state().equals(told)) {
      told = state();
      followers.forEach(Runnable::run);
    }
    if (checks) {
      keepIncident();
    }
  }

  /** An alert has a begin and an end, and is kept; a process before this one may have begun it. */
  private void keepIncident() throws SQLException {
    if (known.asks()) {
      alerts.clear(INCIDENT, AnalysisCheck.COMPONENT);
    } else {
      alerts.raise(
          Alert.warning(
              INCIDENT,
              AnalysisCheck.COMPONENT,
              "the analysis service is away (%s): trades go on with signals of the last 15 minutes, then with the indicators alone"
                  .formatted(state.reason())));
    }
  }

  private boolean isUsed() {
    return ports.manifest().port(AnalysisCheck.COMPONENT).isPresent();
  }

  private boolean isDue(Instant now) {
    Instant last = checkedAt;
    return last == null
        || Duration.between(last, now)
                .abs()
                .compareTo(known.availability().nextCheck().minus(EARLY))
            >= 0;
  }

  private AnalysisState after(AnalysisCheck.Outcome outcome, Instant now) {
    boolean serves = outcome instanceof AnalysisCheck.Outcome.Serves;
    known.checked(serves, now).ifPresent(notice -> log(notice, outcome));
    return switch (outcome) {
      case AnalysisCheck.Outcome.Serves(String complaint) when complaint.isEmpty() ->
          AnalysisState.SERVING;
      case AnalysisCheck.Outcome.Serves(String complaint) ->
          AnalysisState.reduced(since("reduced").orElse(now), complaint);
      case AnalysisCheck.Outcome.Fails(String why) ->
          known.availability() instanceof Availability.Away(Instant since)
              ? AnalysisState.away(since, why)
              // One failure, or two, say nothing yet.
              : state;
    };
  }

  private Optional<Instant> since(String word) {
    return Optional.ofNullable(state.since()).filter(at -> state.state().equals(word));
  }

  private static void log(Availability.Notice notice, AnalysisCheck.Outcome outcome) {
    switch (notice) {
      case Availability.Notice.DegradedBegan(Instant since) ->
          LOG.atWarn()
              .addKeyValue("since", since.toString())
              .log("analysis is degraded, its service is away: {}", outcome);
      case Availability.Notice.DegradedEnded(Instant since, Instant until) ->
          LOG.atInfo()
              .addKeyValue("since", since.toString())
              .addKeyValue("until", until.toString())
              .log("analysis is back");
    }
  }
}
