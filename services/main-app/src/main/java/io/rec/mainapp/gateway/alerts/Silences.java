package io.rec.mainapp.gateway.alerts;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/** The silences in force. */
@Serdeable
public record Silences(List<Silenced> silences) {}
