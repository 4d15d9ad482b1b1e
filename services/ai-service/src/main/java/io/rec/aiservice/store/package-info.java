/**
 * What becomes of analyses: kept for thirty days, and held in memory, up to a thousand, while the
 * database is away. Nobody who asks for an analysis waits for it to be stored.
 */
@NullMarked
package io.rec.aiservice.store;

import org.jspecify.annotations.NullMarked;
