/**
 * The exchange as a connector: a broker, and its public markets as a data provider. The calls and
 * how their answers read are those of the packages beside this one.
 */
@NullMarked
package io.rec.venues.kalshi.connector;

import org.jspecify.annotations.NullMarked;
