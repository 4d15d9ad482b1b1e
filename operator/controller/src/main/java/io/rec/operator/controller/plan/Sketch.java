package io.rec.operator.controller.plan;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.rec.operator.api.catalog.Topology;
import io.rec.operator.controller.render.Blueprint;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a system comes to as it stands, before anything is said about it.
 *
 * @param release none of a spec that does not fit together
 * @param topology of what is applied, which may be an earlier spec
 */
record Sketch(Optional<Releases.Planned> release, Topology topology, Facts facts) {
  Optional<Blueprint> blueprint() {
    return release.map(Releases.Planned::blueprint);
  }

  List<HasMetadata> objects() {
    return release.map(Releases.Planned::objects).orElse(List.of());
  }

  Set<String> kept() {
    return release.map(Releases.Planned::kept).orElse(Set.of());
  }

  RevisionWish revisions() {
    return release.map(Releases.Planned::revisions).orElseGet(RevisionWish::nothing);
  }

  Optional<String> served() {
    return release.flatMap(planned -> planned.outcome().served());
  }

  Desk recorded(Desk desk) {
    return served().map(value -> RollbackRecord.of(desk, value)).orElse(desk);
  }

  boolean advances(Desk before) {
    return release.filter(planned -> planned.advances(before.status().release())).isPresent();
  }
}
