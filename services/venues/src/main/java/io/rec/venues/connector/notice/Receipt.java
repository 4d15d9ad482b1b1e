package io.rec.venues.connector.notice;

/** The service has it; its own id for the message is empty where it gives none. */
public record Receipt(String connector, String serviceId) {}
