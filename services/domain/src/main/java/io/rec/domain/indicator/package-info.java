/**
 * Technical indicators over candles, candle by candle: each class holds what it needs of the past
 * and is owned by one thread. The definitions are TA-Lib's, to the last digit but one; where a
 * market that does not move leaves a definition without an answer, it is the middle here, because
 * zero would read as oversold. A figure that needs more candles than were seen is absent.
 */
@NullMarked
package io.rec.domain.indicator;

import org.jspecify.annotations.NullMarked;
