package io.rec.venues.kalshi.feed;

/**
 * What the feed counted since its start: messages lost in gaps, messages dropped because they came
 * twice, too late or for a subscription that is gone, changes that came while their book was stale,
 * books that broke, snapshots asked for, and errors of the exchange.
 */
public record MarketFeedFigures(
    long lost,
    long duplicates,
    long late,
    long strays,
    long heldChanges,
    long brokenBooks,
    long snapshotsAsked,
    long errors) {}
