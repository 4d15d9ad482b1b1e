/** Time of the markets, which may run faster than the clock on the wall. */
@NullMarked
package io.rec.venuesimulator.time;

import org.jspecify.annotations.NullMarked;
