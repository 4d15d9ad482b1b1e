/**
 * Amendments: other terms for an order that rests at the exchange, whoever placed it there. The
 * wish is in the audit trail before it leaves, under the caller's request id; what became of it
 * follows there. Price and count are absolute, so that after a doubt a look at the order tells
 * whether to say it again, and saying it twice does no harm.
 */
@NullMarked
package io.rec.tradeexecutor.amend;

import org.jspecify.annotations.NullMarked;
