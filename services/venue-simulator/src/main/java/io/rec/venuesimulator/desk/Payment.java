package io.rec.venuesimulator.desk;

import io.rec.venuesimulator.calendar.ListedMarket;
import io.rec.venuesimulator.ledger.Position;

/** What a market paid a member at its end, and what was held then. */
public record Payment(
    ListedMarket market, boolean yes, Position held, long payout, long atMillis) {}
