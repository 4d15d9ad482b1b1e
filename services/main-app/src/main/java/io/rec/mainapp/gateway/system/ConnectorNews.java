package io.rec.mainapp.gateway.system;

import io.micronaut.serde.annotation.Serdeable;

/** A connector as the hub lists it. */
@Serdeable
record ConnectorNews(String family, String type, String environment) {}
