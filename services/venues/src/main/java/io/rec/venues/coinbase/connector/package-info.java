/**
 * The exchange's public prices as a connector. The calls and how their answers read are those of
 * the package above.
 */
@NullMarked
package io.rec.venues.coinbase.connector;

import org.jspecify.annotations.NullMarked;
