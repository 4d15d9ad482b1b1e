/**
 * What the venue's hourly markets are called and when they close: series, event and market tickers,
 * titles, strikes and their spacing, and the calendar. Instants are computed on the UTC time line
 * and only then written in New York time, because a wall clock skips an hour in spring and shows
 * one twice in autumn.
 */
@NullMarked
package io.rec.domain.market;

import org.jspecify.annotations.NullMarked;
