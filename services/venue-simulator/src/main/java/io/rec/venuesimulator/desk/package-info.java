/**
 * The members' side of the exchange: what they may ask of the engine, and what it remembers of
 * their orders, fills, positions, payments and cash. All of it is guarded by the exchange's lock.
 */
@NullMarked
package io.rec.venuesimulator.desk;

import org.jspecify.annotations.NullMarked;
