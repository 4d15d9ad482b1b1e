/** Prices, quotes and tables that are small enough to reckon with by hand. */
@NullMarked
package io.rec.autoentrysupervisor.backtest.testing;

import org.jspecify.annotations.NullMarked;
