package io.rec.venuesimulator.desk;

import io.rec.venuesimulator.calendar.ListedMarket;
import io.rec.venuesimulator.matching.message.SelfTrade;
import io.rec.venuesimulator.matching.message.Side;
import io.rec.venuesimulator.matching.message.TimeInForce;
import java.util.UUID;

/**
 * What does not change while an order lives. A group's id is empty for none; {@code place} counts
 * the member's orders.
 */
public record OrderTerms(
    UUID id,
    long place,
    ListedMarket market,
    Side side,
    TimeInForce timeInForce,
    SelfTrade selfTrade,
    boolean postOnly,
    boolean cancelOnPause,
    String group,
    long createdMillis) {}
