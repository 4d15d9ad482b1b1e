package io.rec.systemmonitor.alert;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which service suffers from which named root.
 *
 * @param rootOf service to the key of the alert about its root, the root's own service included
 */
public record Verdict(Map<String, AlertKey> rootOf) {

  public static final Verdict NONE = new Verdict(Map.of());

  public Verdict {
    rootOf = Map.copyOf(rootOf);
  }

  /** From roots with those that wait for them; who waits for two is put under the first. */
  public static Verdict of(Map<AlertKey, List<String>> sufferers) {
    Map<String, AlertKey> roots = new HashMap<>();
    sufferers.entrySet().stream()
        .sorted(Map.Entry.comparingByKey(Comparator.comparing(AlertKey::text)))
        .forEach(
            entry -> entry.getValue().forEach(name -> roots.putIfAbsent(name, entry.getKey())));
    return new Verdict(roots);
  }

  Optional<AlertKey> root(String service) {
    return Optional.ofNullable(rootOf.get(service));
  }
}
