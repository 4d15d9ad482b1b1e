package io.rec.domain.entry;

import io.rec.domain.market.MarketTicker;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of the market that a ticket names.
 *
 * @param market empty if no such market is known
 * @param status the venue's word for it
 * @param close when its event closes
 * @param priceAge how old the price of the symbol is
 * @param tableAge how old its strike table is
 */
public record TicketMarket(
    Optional<MarketTicker> market,
    String status,
    Instant close,
    Duration priceAge,
    Duration tableAge) {}
