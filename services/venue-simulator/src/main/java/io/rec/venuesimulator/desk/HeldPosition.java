package io.rec.venuesimulator.desk;

import io.rec.venuesimulator.calendar.ListedMarket;
import io.rec.venuesimulator.ledger.Position;

/** A member's position in a market; one whose market was paid is settled. */
public record HeldPosition(
    ListedMarket market, Position position, boolean settled, long updatedMillis) {}
