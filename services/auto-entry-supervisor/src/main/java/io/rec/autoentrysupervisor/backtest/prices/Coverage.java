package io.rec.autoentrysupervisor.backtest.prices;

import java.time.Instant;

/**
 * How complete prices were.
 *
 * @param prices seconds with a price
 * @param missing seconds without one between the first and the last
 * @param longestGap the most that were missing in a row
 * @param gapBegins after which price that was
 */
public record Coverage(
    Instant first, Instant last, long prices, long missing, long longestGap, Instant gapBegins) {}
