package io.rec.mainapp.gateway.alerts;

import static java.util.Objects.requireNonNull;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything that is open, by cause, the worst first, as the alert engine tells it.
 *
 * @param at when it was so
 * @param silences those in force
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record AlertsView(Instant at, List<Cause> causes, Counts counts, List<Silenced> silences) {

  public AlertsView {
    requireNonNull(at, "at");
    causes = List.copyOf(causes);
    requireNonNull(counts, "counts");
    silences = List.copyOf(silences);
  }

  /**
   * A cause with what it explains.
   *
   * @param severity the worst of all of them
   * @param alert the cause itself: taking it on takes on all that it explains
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  public record Cause(String cause, String severity, AlertLine alert, List<AlertLine> dependents) {

    public Cause {
      requireNonNull(cause, "cause");
      requireNonNull(severity, "severity");
      requireNonNull(alert, "alert");
      dependents = List.copyOf(dependents);
    }

    Stream<AlertLine> all() {
      return Stream.concat(Stream.of(alert), dependents.stream());
    }
  }

  /** Open alerts by severity. */
  @Serdeable
  public record Counts(int critical, int warning, int info) {}

  public Stream<AlertLine> all() {
    return causes.stream().flatMap(Cause::all);
  }

  Optional<AlertLine> find(String id) {
    return all().filter(alert -> alert.id().equals(id)).findFirst();
  }

  /** Whether nobody is sent it at present. */
  public boolean silent(AlertLine alert) {
    return silences.stream().anyMatch(silence -> silence.covers(alert));
  }
}
