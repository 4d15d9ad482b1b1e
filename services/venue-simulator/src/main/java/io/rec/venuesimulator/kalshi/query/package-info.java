/** Parameters, pages and what is wrong with them, for all calls of Kalshi alike. */
@NullMarked
package io.rec.venuesimulator.kalshi.query;

import org.jspecify.annotations.NullMarked;
