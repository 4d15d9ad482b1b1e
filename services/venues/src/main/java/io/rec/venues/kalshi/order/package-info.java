/**
 * Orders to the exchange: made, amended, cancelled, and what became of that. An answer says that
 * the order is there, or that it was read and not taken; everything else leaves it open, and only a
 * look at the account's orders tells.
 */
@NullMarked
package io.rec.venues.kalshi.order;

import org.jspecify.annotations.NullMarked;
