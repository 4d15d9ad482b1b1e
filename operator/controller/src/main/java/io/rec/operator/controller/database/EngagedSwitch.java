package io.rec.operator.controller.database;

/** A kill switch that stops something, as it stands in the database. */
public record EngagedSwitch(String level, String reason, String by) {}
