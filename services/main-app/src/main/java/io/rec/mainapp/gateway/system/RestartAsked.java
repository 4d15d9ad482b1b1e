package io.rec.mainapp.gateway.system;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;

/**
 * The wish for a restart lies before the operator.
 *
 * @param requestId also the word that the operator's Event names
 * @param detail what will happen
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record RestartAsked(String component, String requestId, String detail) {}
