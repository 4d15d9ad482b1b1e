/**
 * 1-minute price history: from CSV files, from {@code historical_data} and from the venue, oldest
 * first, in one pass however long it is. A line that is no possible candle stops the reading and is
 * named.
 */
@NullMarked
package io.rec.unifiedproductioncoordinator.fingerprints.history;

import org.jspecify.annotations.NullMarked;
