/** What Binance does with an account's orders and balances. */
@NullMarked
package io.rec.venuesimulator.binance.order;

import org.jspecify.annotations.NullMarked;
