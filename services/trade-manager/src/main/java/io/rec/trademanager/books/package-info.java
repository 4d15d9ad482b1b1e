/**
 * The books of trades: one transaction a step, in which the trade's row is locked, the state
 * machine is asked, and state, columns, timeline, order intents, facts and log are written together
 * or not at all. What has to be done outside of the database comes back as effects.
 */
@NullMarked
package io.rec.trademanager.books;

import org.jspecify.annotations.NullMarked;
