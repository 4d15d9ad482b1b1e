package io.rec.mainapp.gateway.market;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;

/** A score of the recent past, in percent. */
@Serdeable
public record ScoreAt(Instant at, double score) {}
