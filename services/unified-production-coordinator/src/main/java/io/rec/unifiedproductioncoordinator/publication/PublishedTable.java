package io.rec.unifiedproductioncoordinator.publication;

import io.rec.unifiedproductioncoordinator.production.Pipeline;
import io.rec.unifiedproductioncoordinator.production.Produced;
import java.time.Instant;

/**
 * A table and its texts.
 *
 * @param at when the texts were written
 */
record PublishedTable(
    Produced produced, StrikeTableDocument table, String json, Instant at, Pipeline pipeline) {}
