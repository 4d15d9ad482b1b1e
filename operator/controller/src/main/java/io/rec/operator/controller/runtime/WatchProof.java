package io.rec.operator.controller.runtime;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.rec.operator.controller.render.Labels;
import io.rec.operator.controller.render.Owner;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Holds what the watches have told against what stands at the API server. A watch that has died
 * without a word says nothing, and a resync only repeats what is known already: whoever trusts it
 * heals nothing and reports what was.
 */
final class WatchProof {
  static final Duration EVERY = Duration.ofMinutes(10);

  /** A change that has just been made is on its way. */
  static final Duration GRACE = Duration.ofSeconds(30);

  private final KubernetesClient client;
  private final LongSupplier nanoTime;
  private final Map<Owner, Proof> proofs = new ConcurrentHashMap<>();

  /**
   * Versions that the watch should no longer show; empty for an object that it does not know.
   *
   * @param since when another version was seen at the API server
   */
  private record Doubt(Map<String, String> versions, long since) {}

  private record Proof(long at, Optional<Doubt> doubt, String trouble) {
    static Proof good(long now) {
      return new Proof(now, Optional.empty(), "");
    }
  }

  WatchProof(KubernetesClient client, LongSupplier nanoTime, MeterRegistry registry) {
    this.client = client;
    this.nanoTime = nanoTime;
    Gauge.builder("recio.informer.age", this, WatchProof::age)
        .baseUnit("seconds")
        .description("Since what the watches told was last found to be so at the API server")
        .register(registry);
  }

  /**
   * In each pass.
   *
   * @param watched as the watch has told of them
   */
  void look(Owner owner, Stream<Deployment> watched) {
    var known = versions(watched);
    // Of one system there is one pass at a time; a look may take seconds, which no other waits for.
    var before = proofs.get(owner);
    proofs.put(
        owner, before == null ? Proof.good(nanoTime.getAsLong()) : next(owner, before, known));
  }

  private Proof next(Owner owner, Proof before, Map<String, String> known) {
    var now = nanoTime.getAsLong();
    if (before.doubt().isPresent()) {
      return doubted(owner, before, before.doubt().get(), known, now);
    }
    return now - before.at() < EVERY.toNanos() ? before : compared(owner, before, known, now);
  }

  private static Proof doubted(
      Owner owner, Proof before, Doubt doubt, Map<String, String> known, long now) {
    var stale = new TreeMap<>(doubt.versions());
    stale
        .entrySet()
        .removeIf(seen -> !seen.getValue().equals(known.getOrDefault(seen.getKey(), "")));
    if (stale.isEmpty()) {
      return Proof.good(now);
    }
    return now - doubt.since() < GRACE.toNanos()
        ? before
        : new Proof(
            before.at(),
            Optional.of(doubt),
            "the watch in %s still shows %s as it was %d s ago"
                .formatted(
                    owner.namespace(),
                    String.join(", ", stale.keySet()),
                    Duration.ofNanos(now - doubt.since()).toSeconds()));
  }

  private Proof compared(Owner owner, Proof before, Map<String, String> known, long now) {
    var there =
        versions(
            client
                .apps()
                .deployments()
                .inNamespace(owner.namespace())
                .withLabel(Labels.MANAGED_BY, Labels.OPERATOR)
                .withLabel(Labels.INSTANCE, owner.name())
                .list()
                .getItems()
                .stream()
                .filter(found -> ownedBy(owner, found)));
    var differing = new TreeMap<String, String>();
    Stream.concat(there.keySet().stream(), known.keySet().stream())
        .filter(name -> !there.getOrDefault(name, "").equals(known.getOrDefault(name, "")))
        .forEach(name -> differing.put(name, known.getOrDefault(name, "")));
    return differing.isEmpty()
        ? Proof.good(now)
        : new Proof(before.at(), Optional.of(new Doubt(differing, now)), "");
  }

  /** The watch tells of no others. */
  private static boolean ownedBy(Owner owner, HasMetadata found) {
    return found.getMetadata().getOwnerReferences().stream()
        .anyMatch(reference -> reference.getUid().equals(owner.uid()));
  }

  private static Map<String, String> versions(Stream<? extends HasMetadata> objects) {
    return objects.collect(
        Collectors.toMap(
            object -> object.getMetadata().getName(),
            object -> object.getMetadata().getResourceVersion()));
  }

  /** Empty while the watches tell what is. */
  String trouble() {
    return proofs.values().stream()
        .map(Proof::trouble)
        .filter(words -> !words.isEmpty())
        .findFirst()
        .orElse("");
  }

  void forget(Owner owner) {
    proofs.remove(owner);
  }

  private double age() {
    var now = nanoTime.getAsLong();
    return proofs.values().stream().mapToLong(proof -> now - proof.at()).max().orElse(0) / 1e9;
  }
}
