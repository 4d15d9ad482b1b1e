package io.rec.unifiedproductioncoordinator.publication;

import io.rec.unifiedproductioncoordinator.production.Pipeline;
import io.rec.unifiedproductioncoordinator.production.Produced;
import java.time.Instant;

/**
 * A table and its texts.
 *
 * @param trust how far it could be trusted when the texts were written
 * @param at when that was
 */
record PublishedTable(
    Produced produced,
    StrikeTableDocument table,
    Trust trust,
    String json,
    Instant at,
    Pipeline pipeline) {

  /** When its figures were worked out. */
  Instant computedAt() {
    return produced.table().lastUpdated();
  }
}
