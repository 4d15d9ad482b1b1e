package io.rec.operator.controller.plan;

import io.rec.operator.controller.observe.RevisionSeen;
import io.rec.operator.controller.render.RevisionArchive;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What stored revisions hold. Remembers the last ones that were opened: a desk that keeps a stored
 * template asks for the same one in every pass.
 */
final class Archives {
  private static final int REMEMBERED = 16;

  private final Map<String, RevisionArchive> opened =
      new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, RevisionArchive> eldest) {
          return size() > REMEMBERED;
        }
      };

  synchronized RevisionArchive of(RevisionSeen revision) {
    return opened.computeIfAbsent(revision.archive(), RevisionArchive::unpacked);
  }
}
