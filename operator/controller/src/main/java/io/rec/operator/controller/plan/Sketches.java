package io.rec.operator.controller.plan;

import io.rec.operator.api.catalog.Topology;
import io.rec.operator.api.ports.PortPlan;
import io.rec.operator.controller.observe.Observation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Draws what a system comes to, as often as a machine changes what is to be drawn. */
final class Sketches {
  private final Releases releases;

  Sketches(Releases releases) {
    this.releases = releases;
  }

  /** What does not change while a pass is thought through. */
  record World(
      Topology topology,
      PortPlan ports,
      Observation seen,
      List<Fault> faults,
      Optional<Lack> missingSecret,
      boolean writes,
      Instant now) {}

  /**
   * @param free nobody else has taken the step of this pass
   */
  Sketch of(Desk desk, World world, boolean free) {
    var seen = world.seen();
    var release =
        world.faults().isEmpty() && world.ports() instanceof PortPlan.Assigned assigned
            ? Optional.of(
                releases.plan(
                    new Drafts.Draft(desk, world.topology(), assigned.manifest()),
                    seen,
                    Releases.leave(desk, world.writes(), free),
                    world.now()))
            : Optional.<Releases.Planned>empty();
    var topology = release.map(Releases.Planned::topology).orElse(world.topology());
    var wanted = Renderings.of(release.map(Releases.Planned::objects).orElse(List.of()));
    return new Sketch(
        release,
        topology,
        new Facts(
            desk,
            seen,
            world.faults(),
            ComponentReport.of(desk, topology, seen, wanted, world.now()),
            wanted,
            release.map(Releases.Planned::schema).orElseGet(Schema.Unknown::new),
            world.missingSecret(),
            release.map(Releases.Planned::outcome),
            List.of(),
            RotationPass.still(desk),
            world.now()));
  }
}
