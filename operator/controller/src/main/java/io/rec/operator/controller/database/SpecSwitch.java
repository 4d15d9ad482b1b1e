package io.rec.operator.controller.database;

/**
 * What the spec stops, for the database: beside the level that people set there.
 *
 * @param level a word of the TradingSystem's kill switch
 */
public record SpecSwitch(String level, String reason, String by) {}
