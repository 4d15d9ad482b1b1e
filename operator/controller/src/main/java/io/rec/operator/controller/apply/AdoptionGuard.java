package io.rec.operator.controller.apply;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.rec.operator.api.TradingSystem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/**
 * Looks before anything is created. A forced apply takes over whatever bears the name, so an object
 * that is not in our caches is looked for on the server first: it may be a stranger's.
 */
public final class AdoptionGuard {
  private final KubernetesClient client;
  private final AtOnce atOnce;

  public AdoptionGuard(KubernetesClient client, AtOnce atOnce) {
    this.client = client;
    this.atOnce = atOnce;
  }

  /** Names of the planned objects that exist and belong to somebody else. */
  public List<String> taken(
      TradingSystem desk, List<HasMetadata> objects, Context<TradingSystem> context) {
    var questions = new ArrayList<Callable<List<String>>>();
    objects.stream()
        .collect(Collectors.groupingBy(object -> object.getClass()))
        .forEach(
            (kind, planned) -> {
              var unknown = names(planned);
              unknown.removeAll(ours(desk, kind, context));
              if (!unknown.isEmpty()) {
                questions.add(() -> strangers(desk, kind, unknown));
              }
            });
    var taken = new ArrayList<String>();
    atOnce.ask(questions).forEach(taken::addAll);
    taken.sort(Comparator.naturalOrder());
    return taken;
  }

  /** Asked for once a kind: the framework hashes all it has with each question. */
  private static Set<String> ours(
      TradingSystem desk, Class<? extends HasMetadata> kind, Context<TradingSystem> context) {
    // An optional kind is watched from the first pass on that wants it, which is this one.
    return context.eventSourceRetriever().getEventSourcesFor(kind).isEmpty()
        ? Set.of()
        : names(
            context
                .getSecondaryResourcesAsStream(kind)
                .filter(found -> PlannedResources.controls(desk, found))
                .toList());
  }

  private static Set<String> names(List<? extends HasMetadata> objects) {
    return objects.stream()
        .map(object -> object.getMetadata().getName())
        .collect(Collectors.toCollection(HashSet::new));
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
