/**
 * One loop for each symbol: on every tick and table it moves the spike alert on, judges the rows of
 * the watchlist, and has what the rules want entered.
 */
@NullMarked
package io.rec.autoentrysupervisor.entry;

import org.jspecify.annotations.NullMarked;
