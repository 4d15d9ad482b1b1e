/** Venues that misbehave as a test wants, on real sockets. */
@NullMarked
package io.rec.venues.testing;

import org.jspecify.annotations.NullMarked;
