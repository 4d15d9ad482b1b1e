/** Polygon, now Massive: trades, quotes, bars and snapshots of shares over REST. */
@NullMarked
package io.rec.venuesimulator.polygon;

import org.jspecify.annotations.NullMarked;
