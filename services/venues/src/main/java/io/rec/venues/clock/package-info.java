/** How far our clock and a venue's are apart, from the times that its answers carry. */
@NullMarked
package io.rec.venues.clock;

import org.jspecify.annotations.NullMarked;
