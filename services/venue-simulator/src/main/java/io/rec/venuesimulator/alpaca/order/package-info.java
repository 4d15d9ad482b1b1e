/**
 * What the broker does with orders: when each trades and at which price, and what becomes of cash
 * and positions. Everything here is a function of the market, the instants of the calls and their
 * order.
 */
@NullMarked
package io.rec.venuesimulator.alpaca.order;

import org.jspecify.annotations.NullMarked;
