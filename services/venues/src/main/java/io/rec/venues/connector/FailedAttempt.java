package io.rec.venues.connector;

import java.time.Instant;

/** One failure as it is remembered; the cause never contains a secret. */
public record FailedAttempt(Instant at, String operation, int attempt, String code, String cause) {}
