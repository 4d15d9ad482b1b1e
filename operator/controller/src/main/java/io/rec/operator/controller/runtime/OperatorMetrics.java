package io.rec.operator.controller.runtime;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.rec.operator.api.status.ComponentStatus;
import io.rec.operator.api.status.Condition;
import io.rec.operator.api.status.TradingSystemStatus;
import io.rec.operator.controller.apply.WriteJournal;
import io.rec.operator.controller.plan.recovery.RecoveryNews;
import io.rec.operator.controller.render.Names;
import io.rec.operator.controller.render.Owner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** The operator's own figures. */
final class OperatorMetrics {
  private final MeterRegistry registry;
  private final Timer passes;
  private final Counter failures;
  private final MultiGauge conditions;
  private final PhaseGauge rotations;
  private final PhaseGauge releases;
  private final PhaseGauge stops;
  private final BackupMetrics backups;
  private final TokenMetrics tokens;
  private final AtomicBoolean leading = new AtomicBoolean();
  private final Map<Owner, List<Condition>> known = new ConcurrentHashMap<>();

  OperatorMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.backups = new BackupMetrics(registry);
    this.tokens = new TokenMetrics(registry);
    this.passes =
        Timer.builder("recio.reconcile")
            .description("Duration of passes")
            .publishPercentileHistogram()
            .minimumExpectedValue(Duration.ofMillis(1))
            .maximumExpectedValue(Duration.ofSeconds(30))
            .register(registry);
    this.failures =
        Counter.builder("recio.reconcile.errors")
            .description("Passes that broke")
            .register(registry);
    this.conditions =
        MultiGauge.builder("recio.condition")
            .description("1 for the answer a condition has now")
            .register(registry);
    this.rotations = new PhaseGauge(registry, "recio.rotation.phase", "1 for the rotation's phase");
    this.releases =
        new PhaseGauge(registry, "recio.release.phase", "1 for the phase a release is in");
    this.stops = new PhaseGauge(registry, "recio.stop.phase", "1 for the phase a stop is in");
    Gauge.builder("recio.leader", leading, flag -> flag.get() ? 1 : 0)
        .description("1 while this process leads")
        .register(registry);
  }

  void leading(boolean now) {
    leading.set(now);
  }

  boolean leading() {
    return leading.get();
  }

  void pass(Owner owner, TradingSystemStatus status, WriteJournal journal, Duration took) {
    passes.record(took);
    releases.show(owner, status.release().phase());
    stops.show(owner, status.stop().phase());
    wrote(journal);
    rotations.show(owner, status.credentials().phase());
    beginRecoveries(status.components());
    backups.of(owner, status.backup());
    tokens.of(owner, status.tokens());
    conditions(owner, status);
  }

  /** What was written is written, whether its pass came to an end or not. */
  void wrote(WriteJournal journal) {
    for (var write : journal.writes()) {
      var kind = write.substring(write.indexOf(' ') + 1, write.indexOf('/'));
      registry.counter("recio.api.writes", "kind", kind).increment();
    }
  }

  /** A pass that broke, and what its status says of it. */
  void failed(Owner owner, TradingSystemStatus status) {
    failures.increment();
    conditions(owner, status);
  }

  private void conditions(Owner owner, TradingSystemStatus status) {
    if (!status.conditions().equals(known.put(owner, status.conditions()))) {
      publishConditions();
    }
  }

  /** How recoveries ended, by the components where the failure began. */
  void recoveries(List<RecoveryNews> news) {
    for (var one : news) {
      outcome(one.kind())
          .ifPresent(
              outcome ->
                  one.components()
                      .forEach(component -> recoveries(component, outcome).increment()));
    }
  }

  /** From the first pass on: of a counter that begins at 1, Prometheus sees no increase. */
  private void beginRecoveries(List<ComponentStatus> components) {
    Stream.concat(components.stream().map(ComponentStatus::name), Stream.of(Names.POSTGRES))
        .forEach(
            component ->
                Stream.of(RecoveryNews.Kind.values())
                    .flatMap(kind -> outcome(kind).stream())
                    .forEach(outcome -> recoveries(component, outcome)));
  }

  private Counter recoveries(String component, String outcome) {
    return registry.counter("recio.recovery", "component", component, "outcome", outcome);
  }

  private static Optional<String> outcome(RecoveryNews.Kind kind) {
    return switch (kind) {
      case RECOVERED, STUCK, RELAPSED, ABANDONED, EXHAUSTED ->
          Optional.of(kind.name().toLowerCase(Locale.ROOT));
      case ROOT_CAUSE_FOUND, STARTED, RESTARTED, RESET, REFUSED -> Optional.empty();
    };
  }

  void forget(Owner owner) {
    known.remove(owner);
    rotations.forget(owner);
    releases.forget(owner);
    stops.forget(owner);
    backups.forget(owner);
    tokens.forget(owner);
    publishConditions();
  }

  private synchronized void publishConditions() {
    var rows = new ArrayList<MultiGauge.Row<?>>();
    known.forEach(
        (owner, answers) ->
            answers.forEach(
                condition ->
                    rows.add(
                        MultiGauge.Row.of(
                            Tags.of(
                                "namespace", owner.namespace(),
                                "name", owner.name(),
                                "type", condition.type(),
                                "status", condition.status().text(),
                                "reason", condition.reason()),
                            1))));
    conditions.register(rows, true);
  }
}
