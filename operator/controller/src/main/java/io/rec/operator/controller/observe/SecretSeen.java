package io.rec.operator.controller.observe;

import static java.util.Objects.requireNonNullElse;

import io.fabric8.kubernetes.api.model.Secret;
import io.rec.operator.controller.render.Labels;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A Secret's content, decoded. Does not show itself in logs.
 *
 * @param ours an operator made it, perhaps for a system that is gone and left its data
 * @param instance the system it was made for, empty if nobody says so
 * @param version which reading of it this is; a patch that names it fails if it has changed since
 */
public record SecretSeen(
    String name, boolean ours, String instance, String version, Map<String, String> data) {
  public SecretSeen {
    data = Map.copyOf(data);
  }

  public SecretSeen(String name, boolean ours, String instance, Map<String, String> data) {
    this(name, ours, instance, "", data);
  }

  public static SecretSeen of(Secret secret) {
    var data = new TreeMap<String, String>();
    if (secret.getData() != null) {
      secret.getData().forEach((key, value) -> data.put(key, decoded(value)));
    }
    var labels = secret.getMetadata().getLabels();
    var ours = labels != null && Labels.OPERATOR.equals(labels.get(Labels.MANAGED_BY));
    var instance = labels == null ? "" : labels.getOrDefault(Labels.INSTANCE, "");
    return new SecretSeen(
        secret.getMetadata().getName(),
        ours,
        instance,
        requireNonNullElse(secret.getMetadata().getResourceVersion(), ""),
        data);
  }

  /** The first of these keys that holds something. */
  public Optional<String> first(String... keys) {
    for (var key : keys) {
      var value = data.get(key);
      if (value != null && !value.isBlank()) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }

  private static String decoded(String base64) {
    return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "Secret " + name + " with keys " + new TreeMap<>(data).keySet();
  }
}
