package io.rec.mainapp.gateway;

import java.time.Instant;

/** Something and when it was so. */
public record Dated<T>(T value, Instant at) {}
