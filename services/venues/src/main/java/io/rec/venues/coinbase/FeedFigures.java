package io.rec.venues.coinbase;

import java.util.Map;

/**
 * What a feed counted since its start, over all connections: messages that never arrived by gaps in
 * the venue's numbers, messages dropped because they came twice or too late, heartbeats missed,
 * prices passed on, and prices refused by reason.
 */
public record FeedFigures(
    long messages,
    long lost,
    long duplicates,
    long late,
    long heartbeatsMissed,
    long malformed,
    long ticks,
    Map<PriceRefusal, Long> refused) {}
