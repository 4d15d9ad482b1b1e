/**
 * What an entry depends on beside the market: settings, sizes, trades, kill switch, reconciliation
 * and suspensions, as one look into the database shows them. Passes use the look of the last
 * second; an entry looks again in the transaction that makes it.
 */
@NullMarked
package io.rec.autoentrysupervisor.books;

import org.jspecify.annotations.NullMarked;
