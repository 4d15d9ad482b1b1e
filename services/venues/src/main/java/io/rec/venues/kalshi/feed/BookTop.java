package io.rec.venues.kalshi.feed;

import io.rec.venues.kalshi.book.Level;
import java.util.Optional;

/** The best levels of a book that has just changed. */
public record BookTop(String ticker, Optional<Level> bestBid, Optional<Level> bestAsk) {}
