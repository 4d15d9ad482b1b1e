/**
 * What goes into the matching engine and what comes out of it: commands with their time and ids,
 * events in the order they happened. Prices are YES prices in units of $0.0001, counts are
 * hundredths of a contract, instants are milliseconds of the epoch.
 */
@NullMarked
package io.rec.venuesimulator.matching.message;

import org.jspecify.annotations.NullMarked;
