package io.rec.operator.controller.apply;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Whether the API server knows a kind that not every cluster has. Asked by discovery, which every
 * account may read, and asked again after a while: such a kind may be installed at any time.
 */
public final class ServedKinds {
  private static final Duration HOLDS = Duration.ofSeconds(60);

  private final Map<Class<?>, Answer> answers = new ConcurrentHashMap<>();
  private final KubernetesClient client;
  private final Clock clock;

  private record Answer(boolean served, Instant until) {}

  public ServedKinds(KubernetesClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  public boolean serves(Class<? extends HasMetadata> kind) {
    var now = clock.instant();
    return answers
        .compute(
            kind,
            (key, known) ->
                known != null && now.isBefore(known.until())
                    ? known
                    : new Answer(client.supports(kind), now.plus(HOLDS)))
        .served();
  }

  /** Names of the optional kinds that are not known here. */
  public Set<String> unknown() {
    return Kinds.OPTIONAL.stream()
        .filter(kind -> !serves(kind))
        .map(HasMetadata::getKind)
        .collect(Collectors.toUnmodifiableSet());
  }
}
