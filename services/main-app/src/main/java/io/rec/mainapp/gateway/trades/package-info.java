/** Trades: the active ones, the history with its figures and exports, and the tickets of people. */
@NullMarked
package io.rec.mainapp.gateway.trades;

import org.jspecify.annotations.NullMarked;
