/** Kalshi's calls: public market data and the surface of an account. */
@NullMarked
package io.rec.venuesimulator.kalshi.rest;

import org.jspecify.annotations.NullMarked;
