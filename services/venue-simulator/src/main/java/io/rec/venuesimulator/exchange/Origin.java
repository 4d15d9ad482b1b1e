package io.rec.venuesimulator.exchange;

/** The member's order that changed a book. */
public record Origin(int member, String clientOrderId) {}
