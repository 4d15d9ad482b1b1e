/**
 * The supervision itself: one pass over all trades on each price and each table, the stop rules of
 * the domain with what they remember, flattening by kill switch, and the checks that others do
 * their part.
 */
@NullMarked
package io.rec.activetradesupervisor.watch;

import org.jspecify.annotations.NullMarked;
