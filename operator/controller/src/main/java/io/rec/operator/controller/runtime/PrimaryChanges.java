package io.rec.operator.controller.runtime;

import io.rec.operator.api.TradingSystem;
import java.util.Objects;

/**
 * Which changes of a TradingSystem bring about a pass: its wish, its verbs and its end, but not our
 * own status. Annotations do not raise the generation, hence no filtering by generation alone.
 */
final class PrimaryChanges {
  private PrimaryChanges() {}

  static boolean matter(TradingSystem now, TradingSystem before) {
    var newer = now.getMetadata();
    var older = before.getMetadata();
    return !Objects.equals(newer.getGeneration(), older.getGeneration())
        || !Objects.equals(newer.getAnnotations(), older.getAnnotations())
        || !Objects.equals(newer.getFinalizers(), older.getFinalizers())
        || !Objects.equals(newer.getDeletionTimestamp(), older.getDeletionTimestamp());
  }
}
