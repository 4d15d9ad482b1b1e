package io.rec.venues.binance;

/**
 * What a feed counted since its start, over all connections: trades that never arrived by gaps in
 * the venue's numbers, trades and books that came twice or too late, messages that could not be
 * read, those of another symbol, and prices passed on.
 */
public record BinanceFigures(
    long messages,
    long lost,
    long duplicates,
    long late,
    long malformed,
    long strangers,
    long ticks) {}
