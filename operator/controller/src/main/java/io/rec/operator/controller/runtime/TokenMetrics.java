package io.rec.operator.controller.runtime;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.rec.operator.api.status.TokensStatus;
import io.rec.operator.controller.render.Owner;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How old the session keys and service tokens of all systems are. */
final class TokenMetrics {
  private final MultiGauge changed;
  private final Map<Owner, Instant> known = new ConcurrentHashMap<>();

  TokenMetrics(MeterRegistry registry) {
    this.changed =
        MultiGauge.builder("recio.tokens.changed")
            .description("Since when the session keys and service tokens in use are, since 1970")
            .baseUnit("seconds")
            .register(registry);
  }

  void of(Owner owner, TokensStatus status) {
    var at = status.changedAt();
    if (at != null && !at.equals(known.put(owner, at))) {
      publish();
    }
  }

  void forget(Owner owner) {
    known.remove(owner);
    publish();
  }

  private synchronized void publish() {
    changed.register(
        known.entrySet().stream()
            .<MultiGauge.Row<?>>map(
                entry ->
                    MultiGauge.Row.of(
                        Tags.of(
                            "namespace", entry.getKey().namespace(), "name", entry.getKey().name()),
                        entry.getValue().getEpochSecond()))
            .toList(),
        true);
  }
}
