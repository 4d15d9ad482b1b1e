/** The Kalshi exchange over REST: what is asked, what it answers, and how it refuses. */
@NullMarked
package io.rec.venues.kalshi;

import org.jspecify.annotations.NullMarked;
