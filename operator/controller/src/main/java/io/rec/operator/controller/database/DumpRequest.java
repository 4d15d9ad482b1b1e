package io.rec.operator.controller.database;

/**
 * Copies of somebody else's database have to be possible.
 *
 * @param system identifies the database among those this operator serves
 * @param administrator takes them
 */
public record DumpRequest(String system, DatabaseAddress address, Login administrator) {}
