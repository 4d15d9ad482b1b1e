package io.rec.operator.controller.runtime;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.rec.operator.controller.render.Owner;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** In which phase a machine of each system is: 1 for that one, no line for the others. */
final class PhaseGauge {
  private static final String NONE = "";

  private final MultiGauge gauge;
  private final Map<Owner, String> phases = new ConcurrentHashMap<>();

  PhaseGauge(MeterRegistry registry, String name, String description) {
    gauge = MultiGauge.builder(name).description(description).register(registry);
  }

  void show(Owner owner, @Nullable String phase) {
    var now = phase == null ? NONE : phase;
    if (!now.equals(phases.put(owner, now))) {
      publish();
    }
  }

  void forget(Owner owner) {
    phases.remove(owner);
    publish();
  }

  private synchronized void publish() {
    var rows = new ArrayList<MultiGauge.Row<?>>();
    phases.forEach(
        (owner, phase) -> {
          if (!phase.equals(NONE)) {
            rows.add(
                MultiGauge.Row.of(
                    Tags.of("namespace", owner.namespace(), "name", owner.name(), "phase", phase),
                    1));
          }
        });
    gauge.register(rows, true);
  }
}
