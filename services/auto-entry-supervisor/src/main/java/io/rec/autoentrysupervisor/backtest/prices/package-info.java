/**
 * Recorded prices, one a second and oldest first, whatever they come from: the price log or its
 * export, a recording of the simulator, or a made-up walk. What is out of order, unreadable or too
 * full of holes is refused with the place where it is.
 */
@NullMarked
package io.rec.autoentrysupervisor.backtest.prices;

import org.jspecify.annotations.NullMarked;
