/**
 * The life of a trade as one state machine: {@link io.rec.domain.trade.TradeState} answers every
 * {@link io.rec.domain.trade.TradeEvent} with a {@link io.rec.domain.trade.Step}, which is the next
 * state and what has to be done about it. Nothing is done here. Orders are named before they are
 * sent, what the venue says of them is cumulative, and a trade is finished only when all its orders
 * are: so late, repeated and reordered news leads to the same books.
 */
@NullMarked
package io.rec.domain.trade;

import org.jspecify.annotations.NullMarked;
