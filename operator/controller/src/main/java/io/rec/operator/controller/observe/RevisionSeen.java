package io.rec.operator.controller.observe;

import io.fabric8.kubernetes.api.model.AnyType;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.rec.operator.controller.render.RevisionObject;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A revision that is kept.
 *
 * @param live its pods trade real money
 * @param partial a mixture that was applied for a while
 * @param migration name of the Job that brings the schema to it
 * @param digests of its pod templates, by workload
 * @param archive spec and templates, packed
 */
public record RevisionSeen(
    long number,
    Instant created,
    String version,
    boolean live,
    boolean partial,
    String migration,
    SortedMap<String, String> digests,
    String archive) {

  public RevisionSeen {
    digests = Collections.unmodifiableSortedMap(new TreeMap<>(digests));
  }

  public static RevisionSeen of(ControllerRevision object) {
    var data = data(object);
    var digests = new TreeMap<String, String>();
    if (data.get(RevisionObject.DIGESTS) instanceof Map<?, ?> found) {
      found.forEach((name, digest) -> digests.put(String.valueOf(name), String.valueOf(digest)));
    }
    var created = object.getMetadata().getCreationTimestamp();
    return new RevisionSeen(
        object.getRevision(),
        created == null ? Instant.EPOCH : Instant.parse(created),
        text(data, RevisionObject.RELEASE),
        Boolean.TRUE.equals(data.get(RevisionObject.LIVE)),
        Boolean.TRUE.equals(data.get(RevisionObject.PARTIAL)),
        text(data, RevisionObject.MIGRATION),
        digests,
        text(data, RevisionObject.ARCHIVE));
  }

  /** What the client read is wrapped, what was just made is not. */
  private static Map<?, ?> data(ControllerRevision object) {
    var data = object.getData() instanceof AnyType wrapped ? wrapped.getValue() : object.getData();
    return data instanceof Map<?, ?> map ? map : Map.of();
  }

  private static String text(Map<?, ?> data, String key) {
    return data.get(key) instanceof String found ? found : "";
  }
}
