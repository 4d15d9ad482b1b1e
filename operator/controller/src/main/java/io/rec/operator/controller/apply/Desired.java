package io.rec.operator.controller.apply;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.rec.operator.api.TradingSystem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the plan of this pass wants to exist, handed to the dependents through the pass's context.
 *
 * @param kept names of Jobs that stay although nobody wants them anew
 */
public record Desired(List<HasMetadata> objects, Set<String> kept, WriteJournal journal) {
  private static final String KEY = "recio.desired";

  public Desired {
    objects = List.copyOf(objects);
    kept = Set.copyOf(kept);
  }

  public void handTo(Context<TradingSystem> context) {
    context.managedWorkflowAndDependentResourceContext().put(KEY, this);
  }

  static Desired of(Context<TradingSystem> context) {
    return context.managedWorkflowAndDependentResourceContext().getMandatory(KEY, Desired.class);
  }

  <R extends HasMetadata> Map<ResourceID, R> ofKind(Class<R> kind) {
    var found = new LinkedHashMap<ResourceID, R>();
    objects.stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .forEach(object -> found.put(ResourceID.fromResource(object), object));
    return found;
  }
}
