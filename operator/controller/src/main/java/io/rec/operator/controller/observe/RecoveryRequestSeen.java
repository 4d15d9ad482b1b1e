package io.rec.operator.controller.observe;

import io.fabric8.kubernetes.api.model.ConfigMap;
import java.util.Map;
import java.util.Optional;

/**
 * The failure detector's wish to have a component restarted. It may write this one object and
 * touches no workload itself.
 *
 * @param evidence what it saw
 * @param nonce another word for each wish
 */
public record RecoveryRequestSeen(String component, String evidence, String nonce) {
  private static final int LONGEST_NAME = 45;
  private static final int LONGEST_NONCE = 128;
  private static final int LONGEST_EVIDENCE = 300;

  /** The wish that stands there; nothing while a part of it is missing or longer than allowed. */
  public static Optional<RecoveryRequestSeen> of(ConfigMap map) {
    Map<String, String> data = map.getData() == null ? Map.of() : map.getData();
    var component = data.getOrDefault("component", "").strip();
    var nonce = data.getOrDefault("nonce", "").strip();
    var evidence = data.getOrDefault("evidence", "").strip();
    return component.isEmpty()
            || component.length() > LONGEST_NAME
            || nonce.isEmpty()
            || nonce.length() > LONGEST_NONCE
        ? Optional.empty()
        : Optional.of(
            new RecoveryRequestSeen(
                component,
                evidence.substring(0, Math.min(evidence.length(), LONGEST_EVIDENCE)),
                nonce));
  }
}
