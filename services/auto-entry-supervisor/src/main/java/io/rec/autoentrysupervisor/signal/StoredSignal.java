package io.rec.autoentrysupervisor.signal;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;

/** A signal of the recent past and what came of it. */
@Serdeable(naming = SnakeCaseStrategy.class)
public record StoredSignal(
    Instant at, String symbol, String ticker, String side, String ticketId, String outcome) {}
