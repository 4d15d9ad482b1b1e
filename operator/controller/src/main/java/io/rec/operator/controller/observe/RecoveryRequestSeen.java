package io.rec.operator.controller.observe;

import io.fabric8.kubernetes.api.model.ConfigMap;
import java.util.Map;
import java.util.Optional;

/**
 * A wish to have a component restarted, of the failure detector or of a person on the page. The
 * detector may write this one object and touches no workload itself.
 *
 * @param evidence what it saw, or why the person asks
 * @param nonce another word for each wish
 * @param by the person; empty where the detector asks by itself
 */
public record RecoveryRequestSeen(String component, String evidence, String nonce, String by) {
  private static final int LONGEST_NAME = 45;
  private static final int LONGEST_PERSON = 128;
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
                component, cut(evidence, LONGEST_EVIDENCE), nonce, person(data, nonce)));
  }

  /** A person asks, who may more than the failure detector by itself. */
  public boolean ofPerson() {
    return !by.isEmpty();
  }

  /**
   * A name counts only beside the nonce it was written with: a detector that knows of no persons
   * leaves the last one's name standing when it writes its own wish over it.
   */
  private static String person(Map<String, String> data, String nonce) {
    return nonce.equals(data.getOrDefault("by-nonce", "").strip())
        ? cut(data.getOrDefault("by", "").strip(), LONGEST_PERSON)
        : "";
  }

  private static String cut(String text, int longest) {
    return text.substring(0, Math.min(text.length(), longest));
  }
}
