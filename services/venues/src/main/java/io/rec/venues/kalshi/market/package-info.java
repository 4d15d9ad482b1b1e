/** The exchange's events and markets as its REST calls tell them. */
@NullMarked
package io.rec.venues.kalshi.market;

import org.jspecify.annotations.NullMarked;
