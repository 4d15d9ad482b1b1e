package io.rec.operator.controller.runtime;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.rec.operator.api.status.BackupStatus;
import io.rec.operator.controller.render.Owner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The copies of all systems as figures; a system without one has no line. */
final class BackupMetrics {
  private final MultiGauge success;
  private final MultiGauge drill;
  private final MultiGauge size;
  private final Map<Owner, BackupStatus> known = new ConcurrentHashMap<>();

  BackupMetrics(MeterRegistry registry) {
    this.success =
        MultiGauge.builder("recio.backup.last.success")
            .description("When the newest copy was taken, since 1970")
            .baseUnit("seconds")
            .register(registry);
    this.drill =
        MultiGauge.builder("recio.backup.last.drill")
            .description("When a copy was last restored for proof, since 1970")
            .baseUnit("seconds")
            .register(registry);
    this.size =
        MultiGauge.builder("recio.backup.size")
            .description("Size of the newest copy")
            .baseUnit("bytes")
            .register(registry);
  }

  void of(Owner owner, BackupStatus status) {
    if (!status.equals(known.put(owner, status))) {
      publish();
    }
  }

  void forget(Owner owner) {
    known.remove(owner);
    publish();
  }

  private synchronized void publish() {
    success.register(rows(status -> seconds(status.lastSuccess())), true);
    drill.register(rows(status -> seconds(status.lastDrill())), true);
    size.register(rows(status -> Optional.ofNullable(status.sizeBytes())), true);
  }

  private List<MultiGauge.Row<?>> rows(Function<BackupStatus, Optional<Long>> figure) {
    var rows = new ArrayList<MultiGauge.Row<?>>();
    known.forEach(
        (owner, status) ->
            figure
                .apply(status)
                .ifPresent(
                    value ->
                        rows.add(
                            MultiGauge.Row.of(
                                Tags.of("namespace", owner.namespace(), "name", owner.name()),
                                value))));
    return rows;
  }

  private static Optional<Long> seconds(@Nullable Instant instant) {
    return Optional.ofNullable(instant).map(Instant::getEpochSecond);
  }
}
