package io.rec.venues.connector;

import java.time.Duration;

/**
 * What a probe found.
 *
 * @param message why it is not healthy, or what answered
 */
public record ConnectorHealth(boolean healthy, String message, Duration took) {}
