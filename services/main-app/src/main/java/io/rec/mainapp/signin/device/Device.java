package io.rec.mainapp.signin.device;

import java.time.Instant;

/** A browser that signs its owner in by itself. */
public record Device(
    long id,
    String userId,
    String userAgent,
    String address,
    Instant firstSeen,
    Instant lastUsed) {}
