/** What a change of the TradingSystem moves, what it leaves alone, and what is refused. */
@NullMarked
package io.rec.e2e.change;

import org.jspecify.annotations.NullMarked;
