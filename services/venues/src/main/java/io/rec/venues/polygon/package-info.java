/** Polygon's REST API, now Massive's, as a data provider: quotes, batches, bars. */
@NullMarked
package io.rec.venues.polygon;

import org.jspecify.annotations.NullMarked;
