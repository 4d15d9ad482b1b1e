/** What a venue's sequence numbers tell: which messages are news, old, or missing. */
@NullMarked
package io.rec.venues.sequence;

import org.jspecify.annotations.NullMarked;
