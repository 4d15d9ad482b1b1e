package io.rec.operator.controller.database;

/**
 * A login that has to work.
 *
 * @param system identifies the database among those this operator serves
 * @param administrator may create roles; on our own image not a superuser
 * @param managed our own image made the database; otherwise owner and database may be missing
 */
public record SlotRequest(
    String system,
    DatabaseAddress address,
    Login administrator,
    String owner,
    Login slot,
    boolean managed) {}
