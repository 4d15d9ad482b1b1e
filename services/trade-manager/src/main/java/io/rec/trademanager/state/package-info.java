/**
 * A trade's state as JSON, for the column {@code state}. Amounts, prices and times are texts as the
 * domain writes them, so that what is read is what was written, to the last digit.
 */
@NullMarked
package io.rec.trademanager.state;

import org.jspecify.annotations.NullMarked;
