/**
 * How a trade is opened: the ticket is read, and then, in one transaction under a lock on its user,
 * every rule is asked and the trade stored with its order, or nothing but why not.
 */
@NullMarked
package io.rec.trademanager.entry;

import org.jspecify.annotations.NullMarked;
