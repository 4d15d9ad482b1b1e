/**
 * An order's way: from the stored intent through one transaction to the exchange, and from its
 * answer, or a look at the account, to the last word about it. Each order is sent under one name,
 * and sent again under that name only after a look-up did not find it.
 */
@NullMarked
package io.rec.tradeexecutor.order;

import org.jspecify.annotations.NullMarked;
