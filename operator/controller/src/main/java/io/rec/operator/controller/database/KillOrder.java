package io.rec.operator.controller.database;

/**
 * How hard trading shall be stopped.
 *
 * @param level a word of the TradingSystem's kill switch
 * @param request names the wish, so that it is served once
 */
public record KillOrder(String level, String reason, String by, String request) {}
