package io.rec.operator.controller.apply;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.rec.operator.api.TradingSystem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.stream.Collectors;

/**
 * Looks before anything is created. A forced apply takes over whatever bears the name, so an object
 * that is not in our caches is looked for on the server first: it may be a stranger's.
 */
public final class AdoptionGuard {
  private final KubernetesClient client;
  private final ExecutorService executor;

  public AdoptionGuard(KubernetesClient client, ExecutorService executor) {
    this.client = client;
    this.executor = executor;
  }

  /** Names of the planned objects that exist and belong to somebody else. */
  public List<String> taken(
      TradingSystem desk, List<HasMetadata> objects, Context<TradingSystem> context) {
    var unknown =
        objects.stream()
            .filter(object -> !ours(desk, object, context))
            .collect(
                Collectors.groupingBy(
                    object -> object.getClass(),
                    Collectors.mapping(
                        object -> object.getMetadata().getName(), Collectors.toSet())));
    var questions = new ArrayList<Callable<List<String>>>();
    unknown.forEach((kind, names) -> questions.add(() -> strangers(desk, kind, names)));
    var taken = new ArrayList<String>();
    try {
      for (var answer : executor.invokeAll(questions)) {
        taken.addAll(answer.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while looking for strangers", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot tell whose objects exist", e.getCause());
    }
    taken.sort(Comparator.naturalOrder());
    return taken;
  }

  private static boolean ours(
      TradingSystem desk, HasMetadata object, Context<TradingSystem> context) {
    // An optional kind is watched from the first pass on that wants it, which is this one.
    return !context.eventSourceRetriever().getEventSourcesFor(object.getClass()).isEmpty()
        && context
            .getSecondaryResourcesAsStream(object.getClass())
            .filter(found -> found.getMetadata().getName().equals(object.getMetadata().getName()))
            .anyMatch(found -> PlannedResources.controls(desk, found));
  }

  /** One list a kind: a new system would otherwise begin with eighty questions. */
  private List<String> strangers(
      TradingSystem desk, Class<? extends HasMetadata> kind, Set<String> names) {
    return client
        .resources(kind)
        .inNamespace(desk.getMetadata().getNamespace())
        .list()
        .getItems()
        .stream()
        .filter(found -> names.contains(found.getMetadata().getName()))
        .filter(found -> !PlannedResources.controls(desk, found))
        .map(
            found -> found.getKind().toLowerCase(Locale.ROOT) + "/" + found.getMetadata().getName())
        .toList();
  }
}
