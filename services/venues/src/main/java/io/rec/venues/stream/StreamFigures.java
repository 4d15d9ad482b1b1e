package io.rec.venues.stream;

/**
 * What a stream counted since its start: whole messages, connections that worked, losses (failed
 * attempts too), messages that were malformed or longer than allowed, connections replaced for
 * silence, for a missing acknowledgement, and to start afresh after a gap.
 */
public record StreamFigures(
    long messages,
    long connections,
    long losses,
    long malformed,
    long giants,
    long silences,
    long unacknowledged,
    long resyncs,
    String lastMalformed) {}
