package io.rec.operator.controller.render;

import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.ControllerRevisionBuilder;
import java.util.Map;
import java.util.TreeMap;

/** The object that keeps a revision; the API server lets nobody change it once it is written. */
public final class RevisionObject {
  public static final String RELEASE = "version";
  public static final String LIVE = "live";
  public static final String PARTIAL = "partial";
  public static final String MIGRATION = "migration";
  public static final String DIGESTS = "digests";
  public static final String ARCHIVE = "archive";

  private RevisionObject() {}

  /**
   * @param live its pods trade real money
   * @param partial a mixture that was applied for a while
   * @param migration name of the Job that brings the schema to it
   */
  public record Head(
      long number,
      String version,
      boolean live,
      boolean partial,
      String migration,
      Map<String, String> digests) {}

  /** A revision that may have to be written; packing it is work, and left to whoever writes it. */
  public record Unwritten(Owner owner, Head head, RevisionArchive archive) {
    /** As the API server gets it. */
    public ControllerRevision packed() {
      return of(owner, head, archive);
    }
  }

  public static String name(Owner owner, long number) {
    return owner.name() + "-" + number;
  }

  public static ControllerRevision of(Owner owner, Head head, RevisionArchive archive) {
    var name = name(owner, head.number());
    var data = new TreeMap<String, Object>();
    data.put(RELEASE, head.version());
    data.put(LIVE, head.live());
    data.put(PARTIAL, head.partial());
    data.put(MIGRATION, head.migration());
    data.put(DIGESTS, new TreeMap<>(head.digests()));
    data.put(ARCHIVE, archive.packed());
    return new ControllerRevisionBuilder()
        .withMetadata(owner.object(name, head.version()))
        .editMetadata()
        .addToLabels(Names.REVISION, Long.toString(head.number()))
        .endMetadata()
        .withRevision(head.number())
        .withData(data)
        .build();
  }
}
