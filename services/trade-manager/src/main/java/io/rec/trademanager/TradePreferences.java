package io.rec.trademanager;

/** What a user trades by default. */
record TradePreferences(String userId, String strategy, int positionSize, int multiplier) {}
