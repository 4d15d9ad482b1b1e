package io.rec.venues.rest;

/** Calls since the start: sent, not sent for the limit, answered 429, 5xx, and not answered. */
public record CallFigures(
    long sent, long limited, long tooMany, long serverErrors, long unanswered) {}
