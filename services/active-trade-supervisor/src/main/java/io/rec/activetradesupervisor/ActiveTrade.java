package io.rec.activetradesupervisor;

/**
 * A trade that is not over: pending, open or closing. The strike is as traders write it,
 * "$118,500".
 */
record ActiveTrade(
    long id,
    String status,
    String symbol,
    String strike,
    String side,
    int position,
    String ticker) {}
