/**
 * From the wish to close a trade to the trade manager's answer. The request carries the trade and
 * the number of its close order, so that asking again can never make a second one.
 */
@NullMarked
package io.rec.activetradesupervisor.closing;

import org.jspecify.annotations.NullMarked;
