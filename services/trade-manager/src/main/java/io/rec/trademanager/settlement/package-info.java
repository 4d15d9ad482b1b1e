/**
 * The end of a trade's hour, by its own event's close, and the settlement that follows: looked for
 * when it is announced and, less and less often, until it is found.
 */
@NullMarked
package io.rec.trademanager.settlement;

import org.jspecify.annotations.NullMarked;
