/** Quotes and bars in the words that all data providers share. */
@NullMarked
package io.rec.venues.connector.market;

import org.jspecify.annotations.NullMarked;
