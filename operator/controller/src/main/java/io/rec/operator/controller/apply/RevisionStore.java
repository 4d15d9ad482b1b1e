package io.rec.operator.controller.apply;

import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.rec.operator.controller.observe.RevisionSeen;
import io.rec.operator.controller.render.Names;
import io.rec.operator.controller.render.Owner;
import io.rec.operator.controller.render.RevisionObject;
import io.rec.operator.controller.render.RevisionObject.Unwritten;
import java.net.HttpURLConnection;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Revisions are written once and removed, never changed: the API server forbids it, and a newer
 * operator that spelled an old one differently would fail for ever. Hence no workflow.
 */
public final class RevisionStore {
  private final KubernetesClient client;

  public RevisionStore(KubernetesClient client) {
    this.client = client;
  }

  /**
   * Those of a system.
   *
   * @param cached of the watch, which may lag behind our own writes
   * @param referenced numbers that the status relies on; the server is asked for those not cached
   */
  public Map<Long, RevisionSeen> read(
      Owner owner, Stream<ControllerRevision> cached, Collection<Long> referenced) {
    var found = new TreeMap<Long, RevisionSeen>();
    cached
        .filter(object -> belongs(owner, object))
        .map(RevisionSeen::of)
        .forEach(revision -> found.put(revision.number(), revision));
    for (var number : referenced) {
      if (!found.containsKey(number)) {
        var object = get(owner, RevisionObject.name(owner, number));
        if (object != null && belongs(owner, object)) {
          found.put(number, RevisionSeen.of(object));
        }
      }
    }
    return found;
  }

  /** Writes what is not there yet; the same one again is no error. */
  public void store(Owner owner, List<Unwritten> revisions, WriteJournal journal) {
    for (var unwritten : revisions) {
      var revision = unwritten.packed();
      try {
        client.resource(revision).create();
        journal.wrote("create", revision);
      } catch (KubernetesClientException e) {
        if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
          throw e;
        }
        var found = get(owner, revision.getMetadata().getName());
        if (found == null) {
          // Not every conflict says that it is there: one over a quota does not.
          throw e;
        }
        compare(owner, found, revision);
      }
    }
  }

  public void drop(Owner owner, Set<Long> numbers, WriteJournal journal) {
    for (var number : numbers) {
      var name = RevisionObject.name(owner, number);
      var gone =
          client
              .apps()
              .controllerRevisions()
              .inNamespace(owner.namespace())
              .withName(name)
              .delete();
      if (!gone.isEmpty()) {
        journal.wrote("delete", "ControllerRevision", name);
      }
    }
  }

  private static void compare(Owner owner, ControllerRevision found, ControllerRevision wanted) {
    if (!belongs(owner, found)
        || !RevisionSeen.of(found).digests().equals(RevisionSeen.of(wanted).digests())) {
      throw new IllegalStateException(
          "controllerrevision/%s exists and holds something else"
              .formatted(wanted.getMetadata().getName()));
    }
  }

  private @Nullable ControllerRevision get(Owner owner, String name) {
    return client.apps().controllerRevisions().inNamespace(owner.namespace()).withName(name).get();
  }

  /** The StatefulSet's own revisions bear some of our labels. */
  private static boolean belongs(Owner owner, ControllerRevision object) {
    var meta = object.getMetadata();
    return meta.getLabels() != null
        && meta.getLabels().containsKey(Names.REVISION)
        && meta.getOwnerReferences().stream()
            .anyMatch(reference -> owner.uid().equals(reference.getUid()));
  }
}
