package io.rec.connectorhub;

import io.micronaut.serde.annotation.Serdeable;

/** One connection of this system to the outside, e.g. family "broker", type "kalshi". */
@Serdeable
public record Connector(String family, String type, String environment) {}
