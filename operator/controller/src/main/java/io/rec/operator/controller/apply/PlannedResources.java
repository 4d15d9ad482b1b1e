package io.rec.operator.controller.apply;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Ignore;
import io.javaoperatorsdk.operator.api.reconciler.dependent.GarbageCollected;
import io.javaoperatorsdk.operator.processing.dependent.CRUDKubernetesBulkDependentResource;
import io.javaoperatorsdk.operator.processing.dependent.Matcher;
import io.javaoperatorsdk.operator.processing.dependent.kubernetes.KubernetesDependentResource;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.rec.operator.api.TradingSystem;
import io.rec.operator.controller.plan.Notice;
import io.rec.operator.controller.render.Labels;
import io.rec.operator.controller.render.Names;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * All objects of one kind: applied as the plan has them, and removed when the plan no longer has
 * them. One instance serves all systems and threads, so nothing of a pass is kept here.
 */
@Ignore
public final class PlannedResources<R extends HasMetadata>
    extends KubernetesDependentResource<R, TradingSystem>
    implements CRUDKubernetesBulkDependentResource<R, TradingSystem>,
        GarbageCollected<TradingSystem> {
  private final KnownObjects known;

  public PlannedResources(Class<R> kind, KnownObjects known) {
    super(kind, kind.getSimpleName());
    this.known = known;
  }

  @Override
  public Map<ResourceID, R> desiredResources(TradingSystem desk, Context<TradingSystem> context) {
    return Desired.of(context).ofKind(resourceType());
  }

  /**
   * Only what this very system controls: whatever is returned here and not desired is deleted, but
   * for Jobs that stay as proof of what they did.
   */
  @Override
  public Map<ResourceID, R> getSecondaryResources(
      TradingSystem desk, Context<TradingSystem> context) {
    var found = new LinkedHashMap<ResourceID, R>();
    var desired = Desired.of(context);
    context
        .getSecondaryResourcesAsStream(resourceType())
        .filter(object -> controls(desk, object))
        .filter(object -> !stays(object, desired))
        .forEach(object -> found.put(ResourceID.fromResource(object), object));
    return found;
  }

  private static boolean stays(HasMetadata object, Desired desired) {
    var name = object.getMetadata().getName();
    return object instanceof Job
        && desired.kept().contains(name)
        && desired.objects().stream()
            .filter(Job.class::isInstance)
            .noneMatch(job -> job.getMetadata().getName().equals(name));
  }

  @Override
  public Matcher.Result<R> match(
      R actual, R desired, TradingSystem desk, Context<TradingSystem> context) {
    if (ReplicaHandover.leftOver(actual, desired)) {
      return Matcher.Result.nonComputed(false);
    }
    var rendering = rendered(desired);
    if (known.matchedBefore(actual, rendering)) {
      return Matcher.Result.nonComputed(true);
    }
    known.add(actual);
    var result = super.match(actual, desired, desk, context);
    if (result.matched()) {
      known.matches(actual, rendering);
    }
    return result;
  }

  @Override
  public R create(R desired, TradingSystem desk, Context<TradingSystem> context) {
    var returned = known.contains(desired);
    // The SDK writes into what it creates, and renderings are shared between passes.
    var copy = context.getClient().getKubernetesSerialization().clone(desired);
    var created = super.create(copy, desk, context);
    known.add(created);
    var journal = Desired.of(context).journal();
    journal.wrote("create", created);
    if (returned) {
      journal.notice(drift(created, "was deleted and is back"));
    }
    return created;
  }

  @Override
  public R update(R actual, R desired, TradingSystem desk, Context<TradingSystem> context) {
    // The same rendering and yet a difference: somebody else changed the object.
    var drifted = rendered(actual).equals(rendered(desired));
    var autoscaler =
        Optional.ofNullable(
            Desired.of(context)
                .ofKind(HorizontalPodAutoscaler.class)
                .get(ResourceID.fromResource(desired)));
    ReplicaHandover.before(context.getClient(), actual, desired, autoscaler);
    var updated = super.update(actual, desired, desk, context);
    ReplicaHandover.after(context.getClient(), actual, desired);
    var journal = Desired.of(context).journal();
    journal.wrote("apply", updated);
    if (drifted) {
      journal.notice(drift(updated, "was changed and is as specified again"));
      TooManyPods.fenced(actual, desired, desk.getSpec()).ifPresent(journal::notice);
    }
    return updated;
  }

  @Override
  public void deleteTargetResource(
      TradingSystem desk, R resource, ResourceID key, Context<TradingSystem> context) {
    super.deleteTargetResource(desk, resource, key, context);
    known.remove(resource);
    Desired.of(context).journal().wrote("delete", resource);
  }

  /** Rendered objects bring their own reference. */
  @Override
  protected boolean addOwnerReference() {
    return false;
  }

  @Override
  protected InformerEventSourceConfiguration.Builder<R> informerConfigurationBuilder(
      EventSourceContext<TradingSystem> context) {
    return super.informerConfigurationBuilder(context)
        .withLabelSelector(Labels.MANAGED_BY + "=" + Labels.OPERATOR);
  }

  static boolean controls(TradingSystem desk, HasMetadata object) {
    return object.getMetadata().getOwnerReferences().stream()
        .anyMatch(
            reference ->
                Boolean.TRUE.equals(reference.getController())
                    && desk.getMetadata().getUid().equals(reference.getUid()));
  }

  private static Notice drift(HasMetadata object, String what) {
    return Notice.normal(
        Notice.Reason.DRIFT_HEALED,
        object.getMetadata().getName(),
        "%s %s %s".formatted(object.getKind(), object.getMetadata().getName(), what));
  }

  private static String rendered(HasMetadata object) {
    var annotations = object.getMetadata().getAnnotations();
    return annotations == null ? "" : annotations.getOrDefault(Names.RENDERED, "");
  }
}
