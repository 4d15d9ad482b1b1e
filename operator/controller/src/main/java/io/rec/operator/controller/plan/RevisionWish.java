package io.rec.operator.controller.plan;

import io.rec.operator.controller.render.RevisionObject.Unwritten;
import java.util.List;
import java.util.Set;

/**
 * Which revisions shall exist.
 *
 * @param store those to be written; one that is there already stays as it is
 * @param dropped numbers of those that may go
 */
public record RevisionWish(List<Unwritten> store, Set<Long> dropped) {
  public RevisionWish {
    store = List.copyOf(store);
    dropped = Set.copyOf(dropped);
  }

  static RevisionWish nothing() {
    return new RevisionWish(List.of(), Set.of());
  }
}
