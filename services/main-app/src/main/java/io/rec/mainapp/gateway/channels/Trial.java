package io.rec.mainapp.gateway.channels;

import io.micronaut.serde.annotation.Serdeable;

/** A message for a try that the channel's provider has taken. */
@Serdeable
public record Trial(String connector, String state) {}
