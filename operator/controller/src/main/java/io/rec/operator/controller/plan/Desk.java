package io.rec.operator.controller.plan;

import io.rec.operator.api.TradingSystem;
import io.rec.operator.api.spec.TradingSystemSpec;
import io.rec.operator.api.status.TradingSystemStatus;
import io.rec.operator.controller.render.Owner;
import java.util.Map;

/** A TradingSystem as values: what is wished, what was said last, what is asked for. */
public record Desk(
    Owner owner,
    long generation,
    TradingSystemSpec spec,
    TradingSystemStatus status,
    Map<String, String> annotations) {

  public Desk {
    annotations = Map.copyOf(annotations);
  }

  /** The same system, as if it had been asked for that. */
  Desk asking(TradingSystemSpec other) {
    return new Desk(owner, generation, other, status, annotations);
  }

  public static Desk of(TradingSystem system) {
    var meta = system.getMetadata();
    return new Desk(
        new Owner(meta.getName(), meta.getNamespace(), meta.getUid()),
        meta.getGeneration(),
        system.getSpec(),
        system.statusOrEmpty(),
        meta.getAnnotations() == null ? Map.of() : meta.getAnnotations());
  }
}
