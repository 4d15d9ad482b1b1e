/**
 * The account as the exchange's REST calls tell it: orders, fills, positions, settlements and
 * limits, each list with all its pages. The exchange shows with a delay what it has done.
 */
@NullMarked
package io.rec.venues.kalshi.account;

import org.jspecify.annotations.NullMarked;
