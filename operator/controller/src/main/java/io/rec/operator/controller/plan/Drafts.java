package io.rec.operator.controller.plan;

import io.rec.operator.api.catalog.Topology;
import io.rec.operator.api.ports.PortManifest;
import io.rec.operator.api.ports.PortPlan;
import io.rec.operator.api.spec.TradingSystemSpec;
import io.rec.operator.controller.observe.Observation;
import io.rec.operator.controller.render.Blueprint;
import java.util.Map;
import java.util.Optional;

/** Blueprints of specs that fit together. */
final class Drafts {
  private final Resolver resolver;

  Drafts(Resolver resolver) {
    this.resolver = resolver;
  }

  /** A spec with everything that follows from it alone. */
  record Draft(Desk desk, Topology topology, PortManifest manifest) {}

  /** Empty for a spec that does not fit together. */
  static Optional<Draft> draft(Desk desk, TradingSystemSpec spec) {
    var topology = Topology.of(spec);
    return topology.problems().isEmpty() && PortPlan.of(topology) instanceof PortPlan.Assigned ports
        ? Optional.of(new Draft(desk.asking(spec), topology, ports.manifest()))
        : Optional.empty();
  }

  /** As it runs, whether it runs now or not: what a revision is made from. */
  Blueprint running(Draft draft, Observation seen) {
    return resolver.resolve(
        draft.desk(),
        draft.topology(),
        draft.manifest(),
        Extent.whole(draft.topology()),
        new Resolver.Kept(seen.volume(), Map.of(), seen.unknownKinds()));
  }

  /** As it shall be now. */
  Blueprint now(Draft draft, Observation seen, Map<String, Integer> oldPorts) {
    var phase = Stops.phase(draft.desk());
    return resolver.resolve(
        draft.desk(),
        draft.topology(),
        draft.manifest(),
        new Extent(Stops.running(phase, draft.topology()), phase.needsDatabase()),
        new Resolver.Kept(seen.volume(), oldPorts, seen.unknownKinds()));
  }
}
