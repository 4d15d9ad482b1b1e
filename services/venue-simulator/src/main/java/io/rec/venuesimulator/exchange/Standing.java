package io.rec.venuesimulator.exchange;

import io.rec.venuesimulator.book.Book;
import io.rec.venuesimulator.calendar.MarketStatus;
import java.time.Instant;

/**
 * How a market stands after a step; {@code updated} is when anything but trading last changed it.
 */
public record Standing(Book book, Figures figures, MarketStatus status, Instant updated) {}
